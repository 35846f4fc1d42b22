/* SPDX-License-Identifier: GPL-3.0-or-later
   Part of copse, an attack-tree and risk-simulation engine. */

#include <stdlib.h>
#include <string.h>

#include "CVectorKernels.h"

extern const copse_kernels copse_kernels_baseline;

#if defined(__x86_64__)
extern const copse_kernels copse_kernels_avx2;
extern const copse_kernels copse_kernels_avx512;
extern const copse_kernels copse_kernels_gfni;

static int has_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
    && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
}
#endif

const copse_kernels *copse_kernels_named(const char *name) {
  if (strcmp(name, "baseline") == 0) return &copse_kernels_baseline;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (strcmp(name, "avx2") == 0 && __builtin_cpu_supports("avx2")) return &copse_kernels_avx2;
  if (strcmp(name, "avx512") == 0 && has_avx512()) return &copse_kernels_avx512;
  if (strcmp(name, "gfni") == 0 && has_avx512() && __builtin_cpu_supports("gfni")) {
    return &copse_kernels_gfni;
  }
#endif
  return NULL;
}

const copse_kernels *copse_best_kernels(void) {
  const char *wanted = getenv("COPSE_VECTORS");
  const char *names[] = {wanted ? wanted : "", "gfni", "avx512", "avx2", "baseline"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const copse_kernels *kernels = copse_kernels_named(names[i]);
    if (kernels) return kernels;
  }
  return &copse_kernels_baseline;
}
