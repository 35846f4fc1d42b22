// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

#ifndef COPSE_YEAR_TRANSFORMS_H
#define COPSE_YEAR_TRANSFORMS_H

#include <stddef.h>

// Columns need no alignment. Half a spectrum has points / 2 + 1 numbers and room for COPSE_SPECTRUM_ROOM more.
#define COPSE_SPECTRUM_ROOM 8

/// The roots of unity exp(-2 pi i j / points), j below points / 2.
typedef struct {
  size_t points;
  const double *real;
  const double *imaginary;
} copse_roots;

/// What exponents of years are made of: half a spectrum for each term, one after the other, and one that all draws have in
/// common, or NULL.
typedef struct {
  size_t terms;
  const double *real;
  const double *imaginary;
  const double *base_real;
  const double *base_imaginary;
} copse_exponents;

/// The loops, compiled for one width of vectors. All give the same bits: there is no fused multiply-add, and each number of a
/// result is computed in one order.
typedef struct {
  /// Transforms complex numbers in place; the scratch columns are as long as they.
  void (*fourier)(copse_roots roots, double *real, double *imaginary, double *scratch_real,
                  double *scratch_imaginary);
  /// Parts the transform of first + i second, both real, into half a spectrum each.
  void (*part)(size_t points, const double *real, const double *imaginary, double *first_real,
               double *first_imaginary, double *second_real, double *second_imaginary);
  /// sum += exp(base + sum over terms of weight * value) for one draw after the other, each with a weight a term; real parts of the
  /// exponents are at most 700.
  void (*add_years)(size_t count, copse_exponents exponents, size_t draws, const double *weights,
                    double *sum_real, double *sum_imaginary);
  /// product *= 1 - share + share * factor.
  void (*multiply)(size_t count, double share, const double *real, const double *imaginary,
                   double *product_real, double *product_imaginary);
  /// sum += weight * value.
  void (*add)(size_t count, double weight, const double *value, double *sum);
} copse_transforms;

/// The loops for vector registers of so many bits, which this processor has: those of the kernels that CVectorKernels chose.
copse_transforms copse_transforms_for(int register_bits);

/// Adds pieces of a law, each spread evenly from `factor` times its lower to its upper end in steps of the grid, with `weight`
/// times its mass; each part of a step goes to three points such that mass, mean and second moment are kept.
///
/// Ends are not negative, upper ones not below lower ones. What lies beyond the last step is left out. The grid has `points` +
/// COPSE_GRID_ROOM numbers.
void copse_deposit(const double *lower, const double *upper, const double *masses, size_t count,
                   double factor, double weight, double *grid, size_t points);
#define COPSE_GRID_ROOM 8

#endif
