// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

#include "CYearTransforms.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

typedef double numbers __attribute__((vector_size(64)));
typedef long long words __attribute__((vector_size(64)));

enum { LANES = 8 };

INLINE void load(numbers *to, const double *from) { memcpy(to, from, sizeof *to); }
INLINE void store(double *to, const numbers *from) { memcpy(to, from, sizeof *from); }

/// A stage of Stockham's self-sorting transform of radix 2: butterflies of `stride` neighbours each.
INLINE void stage(copse_roots roots, size_t stride, const double *xr, const double *xi, double *yr,
                  double *yi) {
  size_t half = roots.points / stride / 2;
  for (size_t p = 0; p < half; p++) {
    double wr = roots.real[p * stride], wi = roots.imaginary[p * stride];
    const double *ar = xr + stride * p, *ai = xi + stride * p;
    const double *br = ar + stride * half, *bi = ai + stride * half;
    double *cr = yr + 2 * stride * p, *ci = yi + 2 * stride * p;
    double *dr = cr + stride, *di = ci + stride;
    if (stride < LANES) {
      for (size_t q = 0; q < stride; q++) {
        double ur = ar[q] - br[q], ui = ai[q] - bi[q];
        cr[q] = ar[q] + br[q];
        ci[q] = ai[q] + bi[q];
        dr[q] = ur * wr - ui * wi;
        di[q] = ur * wi + ui * wr;
      }
      continue;
    }
    for (size_t q = 0; q < stride; q += LANES) {
      numbers a, b, c, d, u, v;
      load(&a, ar + q);
      load(&b, br + q);
      load(&c, ai + q);
      load(&d, bi + q);
      u = a - b;
      v = c - d;
      a = a + b;
      c = c + d;
      store(cr + q, &a);
      store(ci + q, &c);
      a = u * wr - v * wi;
      b = u * wi + v * wr;
      store(dr + q, &a);
      store(di + q, &b);
    }
  }
}

INLINE void fourier(copse_roots roots, double *real, double *imaginary, double *scratch_real,
                    double *scratch_imaginary) {
  double *xr = real, *xi = imaginary, *yr = scratch_real, *yi = scratch_imaginary;
  for (size_t stride = 1; stride < roots.points; stride *= 2) {
    stage(roots, stride, xr, xi, yr, yi);
    double *tr = xr, *ti = xi;
    xr = yr;
    xi = yi;
    yr = tr;
    yi = ti;
  }
  if (xr != real) {
    memcpy(real, xr, roots.points * sizeof *real);
    memcpy(imaginary, xi, roots.points * sizeof *imaginary);
  }
}

INLINE void part(size_t points, const double *real, const double *imaginary, double *first_real,
                 double *first_imaginary, double *second_real, double *second_imaginary) {
  for (size_t k = 0; k <= points / 2; k++) {
    size_t mirror = (points - k) & (points - 1);
    double a = real[k], b = imaginary[k], c = real[mirror], d = imaginary[mirror];
    first_real[k] = 0.5 * (a + c);
    first_imaginary[k] = 0.5 * (b - d);
    second_real[k] = 0.5 * (b + d);
    second_imaginary[k] = 0.5 * (c - a);
  }
}

/// The nearest whole number, by adding what pushes the fraction out; `bits` has it as an integer in its low part.
INLINE void nearest(const numbers *x, numbers *whole, words *bits) {
  const double shift = 0x1.8p52;
  numbers shifted = *x + shift;
  memcpy(bits, &shifted, sizeof *bits);
  *whole = shifted - shift;
}

/// exp by a multiple of ln 2 and Taylor's polynomial of degree 13, for numbers from -700 to 700.
INLINE void exponential(const numbers *x, numbers *result) {
  words k;
  numbers n, multiple = *x * 0x1.71547652b82fep+0;
  nearest(&multiple, &n, &k);
  numbers r = (*x - n * 0x1.62e42fee00000p-1) - n * 0x1.a39ef35793c76p-33;
  numbers p = r * (1.0 / 6227020800) + 1.0 / 479001600;
  p = p * r + 1.0 / 39916800;
  p = p * r + 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  words power = (k + 1023) << 52;
  numbers scale;
  memcpy(&scale, &power, sizeof scale);
  *result = p * scale;
}

/// Cosine and sine: a multiple of pi / 2 is taken off in three parts, the rest are fdlibm's polynomials.
///
/// Coefficients: Copyright (C) 1993 by Sun Microsystems, Inc. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to
/// use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
INLINE void circle(const numbers *x, numbers *cosine, numbers *sine) {
  words k;
  numbers n, multiple = *x * 0x1.45f306dc9c883p-1;
  nearest(&multiple, &n, &k);
  numbers r = ((*x - n * 1.57079632673412561417e+00) - n * 6.07710050630396597660e-11)
    - n * 2.02226624879595063154e-21;
  numbers z = r * r;
  numbers s = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08;
  s = s * z + 2.75573137070700676789e-06;
  s = s * z - 1.98412698298579493134e-04;
  s = s * z + 8.33333333332248946124e-03;
  s = s * z - 1.66666666666666324348e-01;
  s = r + r * z * s;
  numbers c = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09;
  c = c * z - 2.75573143513906633035e-07;
  c = c * z + 2.48015872894767294178e-05;
  c = c * z - 1.38888888888741095749e-03;
  c = c * z + 4.16666666666666019037e-02;
  c = (1.0 - 0.5 * z) + z * z * c;
  words swap = (words){0} - (k & 1);
  words cosine_sign = ((k + 1) & 2) << 62, sine_sign = (k & 2) << 62;
  words a, b;
  memcpy(&a, &c, sizeof a);
  memcpy(&b, &s, sizeof b);
  words first = ((a & ~swap) | (b & swap)) ^ cosine_sign;
  words second = ((b & ~swap) | (a & swap)) ^ sine_sign;
  memcpy(cosine, &first, sizeof first);
  memcpy(sine, &second, sizeof second);
}

INLINE void add_years(size_t count, copse_exponents exponents, size_t draws, const double *weights,
                      double *sum_real, double *sum_imaginary) {
  for (size_t k = 0; k < count; k += LANES) {
    numbers u, v;
    load(&u, sum_real + k);
    load(&v, sum_imaginary + k);
    for (size_t draw = 0; draw < draws; draw++) {
      const double *weight = weights + draw * exponents.terms;
      numbers x = {0}, y = {0}, a, b, c, s;
      if (exponents.base_real) {
        load(&x, exponents.base_real + k);
        load(&y, exponents.base_imaginary + k);
      }
      for (size_t term = 0; term < exponents.terms; term++) {
        load(&a, exponents.real + term * count + k);
        load(&b, exponents.imaginary + term * count + k);
        x = x + a * weight[term];
        y = y + b * weight[term];
      }
      // What is smaller than exp(-700) is nothing beside other draws.
      words low = x < -700.0;
      words bits;
      memcpy(&bits, &x, sizeof bits);
      numbers floor = (numbers){0} - 700.0;
      words limit;
      memcpy(&limit, &floor, sizeof limit);
      bits = (bits & ~low) | (limit & low);
      memcpy(&x, &bits, sizeof x);
      numbers size;
      exponential(&x, &size);
      circle(&y, &c, &s);
      u = u + size * c;
      v = v + size * s;
    }
    store(sum_real + k, &u);
    store(sum_imaginary + k, &v);
  }
}

INLINE void multiply(size_t count, double share, const double *real, const double *imaginary,
                     double *product_real, double *product_imaginary) {
  for (size_t k = 0; k < count; k += LANES) {
    numbers a, b, c, d;
    load(&a, real + k);
    load(&b, imaginary + k);
    load(&c, product_real + k);
    load(&d, product_imaginary + k);
    a = a * share + (1 - share);
    b = b * share;
    numbers u = a * c - b * d;
    numbers v = a * d + b * c;
    store(product_real + k, &u);
    store(product_imaginary + k, &v);
  }
}

INLINE void add(size_t count, double weight, const double *value, double *sum) {
  for (size_t k = 0; k < count; k += LANES) {
    numbers a, b;
    load(&a, value + k);
    load(&b, sum + k);
    b = b + a * weight;
    store(sum + k, &b);
  }
}

#define WIDTH(name, attribute) \
  attribute static void fourier_##name(copse_roots roots, double *a, double *b, double *c, double *d) { \
    fourier(roots, a, b, c, d); \
  } \
  attribute static void part_##name(size_t points, const double *a, const double *b, double *c, \
                                    double *d, double *e, double *f) { \
    part(points, a, b, c, d, e, f); \
  } \
  attribute static void add_years_##name(size_t count, copse_exponents exponents, size_t draws, \
                                         const double *a, double *b, double *c) { \
    add_years(count, exponents, draws, a, b, c); \
  } \
  attribute static void multiply_##name(size_t count, double share, const double *a, \
                                        const double *b, double *c, double *d) { \
    multiply(count, share, a, b, c, d); \
  } \
  attribute static void add_##name(size_t count, double weight, const double *a, double *b) { \
    add(count, weight, a, b); \
  } \
  static const copse_transforms transforms_##name = { \
    fourier_##name, part_##name, add_years_##name, multiply_##name, add_##name}

WIDTH(baseline, );
#if defined(__x86_64__)
WIDTH(avx2, __attribute__((target("avx2"))));
WIDTH(avx512, __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))));
#endif

copse_transforms copse_transforms_for(int register_bits) {
#if defined(__x86_64__)
  if (register_bits >= 512) return transforms_avx512;
  if (register_bits >= 256) return transforms_avx2;
#endif
  return transforms_baseline;
}

/// Adds a mass whose first two moments about the point are these to the point and the two after it.
INLINE void add_mass(double *grid, double mass, double first, double second) {
  grid[0] += mass * (1 - 1.5 * first + 0.5 * second);
  grid[1] += mass * (2 * first - second);
  grid[2] += mass * (0.5 * second - 0.5 * first);
}

void copse_deposit(const double *lower, const double *upper, const double *masses, size_t count,
                   double factor, double weight, double *grid, size_t points) {
  double end = (double)points;
  for (size_t index = 0; index < count; index++) {
    double from = lower[index] * factor, to = upper[index] * factor;
    if (!(from < end)) continue;
    double mass = weight * masses[index];
    size_t point = (size_t)from;
    if (!(to - from > 1e-9)) {
      double first = from - (double)point;
      add_mass(grid + point, mass, first, first * first);
      continue;
    }
    double density = mass / (to - from);
    for (; point < points && from < to; point++) {
      double next = (double)(point + 1);
      double stop = to < next ? to : next;
      double length = stop - from, first = 0.5 * (from + stop) - (double)point;
      add_mass(grid + point, density * length, first, first * first + length * length / 12);
      from = stop;
    }
  }
}
