/* SPDX-License-Identifier: GPL-3.0-or-later
   Part of copse, an attack-tree and risk-simulation engine. */

/* The inner loops of the simulator, compiled for several vector widths from one source.

   Every width gives the same bits: only + - * /, comparisons and integer operations, each lane for itself,
   sums in a fixed number of lanes, and no fused multiply-add. The arguments are not checked here: the Swift
   code that calls a kernel does that. */

#ifndef COPSE_VECTOR_KERNELS_H
#define COPSE_VECTOR_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/* A quantile function in cells of one binary octave's 2^cellBits-th part of the tail probability. */
typedef struct {
  /* Eight coefficients a cell, of the powers of t in [-1, 1). For either side a cell of NaN comes first. */
  const double *cells;
  /* log2 of the cells an octave. */
  uint64_t cellBits;
  /* What is taken off the tail's leading bits to give the cell. */
  uint64_t firstIndex;
  /* The cells of a side. */
  uint64_t sideCells;
  /* The double below the smallest tabulated tail probability. */
  double belowSmallest;
  /* Bounds of the values. */
  double lower, upper;
} copse_quantile_cells;

/* Called for a level that is not tabulated. */
typedef double (*copse_exact_quantile)(const void *context, double level);

/* The loss events of some trials, one after the other, and the blocks of the generator behind them. */
typedef struct {
  /* The counters of the generator's blocks: trial and pair. Two events of a trial share a block. */
  uint64_t *trials;
  uint32_t *pairs;
  size_t pairCount;
  /* The place of each event's number among those of all blocks. */
  int32_t *sources;
  /* The first event of each trial; one more for the end. */
  int32_t *firsts;
} copse_events;

/* The years of trials of one block that have events of one form of loss. */
typedef struct {
  /* The generator's key. */
  uint32_t key0, key1;
  /* The block's first trial. */
  uint64_t firstTrial;
  /* The trials with events, counted from the block's first, and the number of events of each. */
  const int32_t *trials, *numbers;
  /* How many there are, at most 256. */
  size_t count;
  /* By trial the factor on each loss, net and before transfers. */
  const double *scale;
  const double *_Nullable grossScale;
} copse_years;

/* What the years of some trials come to, in the order of those trials. */
typedef struct {
  double *totals, *largest;
  /* The totals by the factor before transfers, if they are asked for. */
  double *_Nullable gross;
} copse_year_sums;

/* What a histogram keeps beside its buckets. */
typedef struct {
  uint64_t zeros;
  double greatest;
} copse_extremes;

/* Words that scramble the digits of points, each digit by all before it. */
typedef struct {
  uint64_t sums[2];
  /* Odd. */
  uint64_t factors[2];
  uint64_t pairs;
  /* Flips of the first four digits for each value of the first three, four bits each. */
  uint64_t firstDigits;
} copse_scramble;

/* Loops over columns of n numbers. Columns do not overlap. */
typedef struct {
  /* The name of the instruction set. */
  const char *name;
  /* The bits of a vector register. */
  int registerBits;
  /* Philox4x32-10 at the counters (pair, 0, 0), (pair + 1, 0, 0), ...: 2 * pairs uniforms. */
  void (*trial_uniforms)(uint32_t key0, uint32_t key1, uint64_t pair, size_t pairs, double *out);
  /* Philox4x32-10 at the counters (trials[i], pairs[i], 1): 2 * count uniforms. */
  void (*event_uniforms)(
    uint32_t key0, uint32_t key1, const uint64_t *trials, const uint32_t *pairs, size_t count,
    double *out);
  /* Sobol points first, first + 1, ... in the order of the Gray code, scrambled: n uniforms of the dimension
     that has these 32 direction numbers, whose first digit is the lowest bit. first is a multiple of a power of two
     that is at least n, and n is at most 256. */
  void (*scrambled_points)(
    const uint32_t *directions, const copse_scramble *scramble, uint32_t first, double *out, size_t n);
  /* Moves uniforms into the strata of positions first, first + 1, ... of 2^bits, permuted under a key. */
  void (*stratify)(uint64_t bits, uint64_t key, uint64_t first, double *uniforms, size_t n);
  /* Quantiles at levels. */
  void (*quantiles)(
    const copse_quantile_cells *table, const double *levels, double *out, size_t n,
    copse_exact_quantile exact, const void *context);
  /* The product of columns: column i begins at memory + slots[i] * n. */
  void (*product)(
    const double *memory, const int32_t *slots, size_t count, double *out, size_t n);
  /* 1 - (1 - a)(1 - b)... of columns, with the digits of small numbers. */
  void (*coproduct)(
    const double *memory, const int32_t *slots, size_t count, double *out, size_t n);
  /* a + b. */
  void (*add)(const double *a, const double *b, double *out, size_t n);
  /* a * b. */
  void (*multiply)(const double *a, const double *b, double *out, size_t n);
  /* a * (1 - coverage * b). */
  void (*reduce)(const double *a, const double *b, double coverage, double *out, size_t n);
  /* condition * high + (1 - condition) * low. */
  void (*select)(
    const double *condition, const double *high, const double *low, double *out, size_t n);
  /* min(low, cost + high). */
  void (*cheaper)(
    const double *low, const double *cost, const double *high, double *out, size_t n);
  /* max(low, probability * high). */
  void (*likelier)(
    const double *low, const double *probability, const double *high, double *out, size_t n);
  /* exp(-rate) and 1 - exp(-rate), for rates of at least 0. */
  void (*no_event)(const double *rates, double *none, double *any, size_t n);
  /* Poisson quantiles at levels: lists the trials with events and their numbers of events; -1 where the number
     is to be found elsewhere (rates above 20, far tails). none holds exp(-rate). Returns how many there are.
     n is a multiple of 8; the lists have room for 8 more. */
  size_t (*poisson)(
    const double *rates, const double *none, const double *levels, int32_t *trials,
    int32_t *numbers, size_t n);
  /* The same for one rate: the number is that of the steps below the level. There is a multiple of four of
     steps; a level beyond the last gives -1. */
  size_t (*constant_poisson)(
    const double *steps, size_t stepCount, const double *levels, int32_t *trials,
    int32_t *numbers, size_t n);
  /* Draws all events of years with at least one: their losses, sums and the greatest. The columns have room
     for 8 numbers more than there are years. */
  void (*compound)(
    const copse_years *years, const copse_quantile_cells *table, copse_exact_quantile exact,
    const void *context, copse_year_sums *sums);
  /* Turns n independent uniforms into the levels of the n greatest of a number of uniforms, falling. */
  void (*greatest_levels)(double *levels, size_t n, double number);
  /* Lists the events of trials until there are more than capacity, or a trial's number is not within 0
     and most. Returns how many trials were taken. */
  size_t (*spread)(
    const int32_t *hits, const int32_t *numbers, size_t hitCount, uint64_t firstTrial,
    int32_t most, size_t capacity, copse_events *events);
  /* The sum and the greatest of each trial's losses, times the trial's scale; sums in the order of hits. */
  void (*years)(
    const double *losses, const int32_t *firsts, const int32_t *hits, size_t hitCount,
    const double *scale, double *totals, double *largest);
  /* Counts numbers by exponent and ten bits of fraction, up to the first beyond the buckets, which begin with
     first. Returns how many were counted. */
  size_t (*histogram)(
    const double *values, size_t n, uint32_t *_Nullable numbers, int64_t first, size_t size,
    copse_extremes *seen);
  /* The sum of a column, in eight interleaved parts. */
  double (*sum)(const double *values, size_t n);
  /* The sum of (a - meanA) * (b - meanB), in eight interleaved parts. */
  double (*products)(const double *a, double meanA, const double *b, double meanB, size_t n);
  /* For each number how many of the ascending thresholds lie at or below it. */
  void (*count_below)(
    const double *values, const double *thresholds, size_t thresholdCount, int64_t *out, size_t n);
  /* For each column and trial how many columns are greater, or equal and earlier. Column i begins at
     values + i * stride, its ranks at ranks + i * stride; n is a multiple of 8. */
  void (*ranks)(const double *values, size_t columns, size_t stride, int64_t *ranks, size_t n);
} copse_kernels;

/* The kernels for an instruction set, if this processor has it: "baseline", "avx2", "avx512", "gfni". */
const copse_kernels *_Nullable copse_kernels_named(const char *name);

/* The widest kernels for this processor, or those that COPSE_VECTORS names. */
const copse_kernels *copse_best_kernels(void);

#pragma clang assume_nonnull end

#endif
