/* SPDX-License-Identifier: GPL-3.0-or-later
   Part of copse, an attack-tree and risk-simulation engine. */

#define KERNELS copse_kernels_baseline
#define WIDTH 4
#define NAME "baseline"
#include "kernels.inc"
