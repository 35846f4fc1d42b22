/* SPDX-License-Identifier: GPL-3.0-or-later
   Part of copse, an attack-tree and risk-simulation engine. */

/* AVX-512 with the instructions for Galois fields, which reverse the bits of a point in one step. */

#if defined(__x86_64__)
#define KERNELS copse_kernels_gfni
#define WIDTH 8
#define WIDE_REGISTERS
#define HAS_AVX512
#define NAME "gfni"
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,gfni"))), apply_to = function)
#include "kernels.inc"
#pragma clang attribute pop
#endif
