// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

#ifndef COPSE_BIT_SLICES_H
#define COPSE_BIT_SLICES_H

#include <stddef.h>
#include <stdint.h>

/// The words of a row: one bit for each of the 8,192 trials of a block.
#define COPSE_ROW_WORDS 128

/// The key of a random stream.
struct copse_key {
  uint32_t low;
  uint32_t high;
};

/// How many of a block's trials are hit: a table of the Poisson law.
struct copse_poisson {
  /// 2^64 P(count > k), falling; the last is the last that is not 0.
  const uint64_t *thresholds;
  uint32_t count;
  /// For each first byte of a random word the least count that it allows.
  const uint16_t *guide;
};

// All rows are aligned to 64 bytes. An operand is twice the index of a row of `memory`, plus one if it is negated.

/// Sixteen random words at a counter: Philox4x32-10 at eight counters from `first` on.
void copse_words(uint64_t words[16], struct copse_key key, uint32_t first, uint64_t block,
                 uint32_t domain);
/// Bits that are each true with probability pattern / 2^planes; the pattern is odd, or 0 or 1 with no planes.
void copse_row_dyadic(uint64_t *row, struct copse_key key, uint64_t block, uint32_t pattern,
                      uint32_t planes);
/// Makes each bit true (or false) that a Poisson process of places hits.
void copse_row_scatter(uint64_t *row, struct copse_key key, uint64_t block,
                       const struct copse_poisson *law, int value);
/// True where all operands are; with none, true.
void copse_row_all(uint64_t *row, const uint64_t *memory, const int32_t *operands, size_t count);
/// True where any operand is; with none, false.
void copse_row_any(uint64_t *row, const uint64_t *memory, const int32_t *operands, size_t count);
/// True where an odd number of operands is.
void copse_row_odd(uint64_t *row, const uint64_t *memory, const int32_t *operands, size_t count);
/// True where at least `minimum` operands are, by a counter of bit slices; fewer than 2^31 operands.
void copse_row_at_least(uint64_t *row, const uint64_t *memory, const int32_t *operands,
                        size_t count, uint32_t minimum);
/// Adds to the number of each trial whose bit is true.
void copse_row_add(double *numbers, const uint64_t *row, double addend);
/// Multiplies the number of each trial whose bit is true.
void copse_row_scale(double *numbers, const uint64_t *row, double factor);
/// The number of true bits among the first words.
uint64_t copse_row_count(const uint64_t *row, size_t words);

#endif
