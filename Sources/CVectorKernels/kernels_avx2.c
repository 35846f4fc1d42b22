/* SPDX-License-Identifier: GPL-3.0-or-later
   Part of copse, an attack-tree and risk-simulation engine. */

#if defined(__x86_64__)
#define KERNELS copse_kernels_avx2
#define WIDTH 4
#define WIDE_REGISTERS
#define NAME "avx2"
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "kernels.inc"
#pragma clang attribute pop
#endif
