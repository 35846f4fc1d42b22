// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

// Loops over the bits of 8,192 trials. Each is compiled for several widths of vector registers, of which the
// loader picks the processor's widest; all is integer arithmetic, so that the bits are the same on each.

#include "CBitSlices.h"

#if defined(__x86_64__) && defined(__gnu_linux__)
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WIDE
#endif
#define INLINE static inline __attribute__((always_inline))

typedef uint64_t lanes __attribute__((vector_size(64)));

enum { ROW = COPSE_ROW_WORDS / 8, GROUP = 2, BATCH = 16 };
enum { DOMAIN_DYADIC = 2, DOMAIN_SCATTER = 3 };

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw, SC 2011) at eight counters; a lane holds 32 bits and rubbish above.
INLINE void philox(lanes *low, lanes *high, struct copse_key key, uint32_t first, uint64_t block,
                   uint32_t domain) {
  const uint64_t mask = 0xffffffff;
  lanes x0 = (lanes){0, 1, 2, 3, 4, 5, 6, 7} + first;
  lanes x1 = (lanes){0} + (block & mask);
  lanes x2 = (lanes){0} + (block >> 32);
  lanes x3 = (lanes){0} + domain;
  uint32_t k0 = key.low, k1 = key.high;
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; round++) {
    lanes p0 = (x0 & mask) * 0xD2511F53u;
    lanes p1 = (x2 & mask) * 0xCD9E8D57u;
    x0 = (p1 >> 32) ^ x1 ^ k0;
    x1 = p1;
    x2 = (p0 >> 32) ^ x3 ^ k1;
    x3 = p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  *low = (x0 & mask) | (x1 << 32);
  *high = (x2 & mask) | (x3 << 32);
}

WIDE void copse_words(uint64_t words[16], struct copse_key key, uint32_t first, uint64_t block,
                      uint32_t domain) {
  lanes low, high;
  philox(&low, &high, key, first, block, domain);
  for (int index = 0; index < 8; index++) {
    words[index] = low[index];
    words[8 + index] = high[index];
  }
}

WIDE void copse_row_dyadic(uint64_t *row, struct copse_key key, uint64_t block, uint32_t pattern,
                           uint32_t planes) {
  lanes *result = (lanes *)row;
  if (planes == 0) {
    for (int index = 0; index < ROW; index++) result[index] = (lanes){0} - (uint64_t)pattern;
    return;
  }
  for (uint32_t group = 0; group < ROW / 2; group++) {
    lanes low, high;
    philox(&low, &high, key, group * 8, block, DOMAIN_DYADIC);
    for (uint32_t plane = 1; plane < planes; plane++) {
      lanes a, b;
      philox(&a, &b, key, (plane * (ROW / 2) + group) * 8, block, DOMAIN_DYADIC);
      if (pattern >> plane & 1) {
        low |= a;
        high |= b;
      } else {
        low &= a;
        high &= b;
      }
    }
    result[2 * group] = low;
    result[2 * group + 1] = high;
  }
}

INLINE uint32_t poisson(const struct copse_poisson *law, uint64_t word) {
  uint32_t count = law->guide[word >> 56];
  while (count < law->count && word < law->thresholds[count]) count++;
  return count;
}

WIDE void copse_row_scatter(uint64_t *row, struct copse_key key, uint64_t block,
                            const struct copse_poisson *law, int value) {
  // The first word decides how many places are hit, each further one holds four of them.
  uint64_t words[BATCH] __attribute__((aligned(64)));
  philox((lanes *)words, (lanes *)words + 1, key, 0, block, DOMAIN_SCATTER);
  uint32_t left = poisson(law, words[0]);
  uint32_t next = 1;
  for (uint32_t first = 8; left > 0; first += 8) {
    for (; next < BATCH && left > 0; next++) {
      uint64_t word = words[next];
      uint32_t places = left < 4 ? left : 4;
      for (uint32_t place = 0; place < places; place++, word >>= 16) {
        uint64_t bit = (uint64_t)1 << (word & 63);
        uint64_t *target = &row[word >> 6 & (COPSE_ROW_WORDS - 1)];
        *target = value ? *target | bit : *target & ~bit;
      }
      left -= places;
    }
    if (left > 0) philox((lanes *)words, (lanes *)words + 1, key, first, block, DOMAIN_SCATTER);
    next = 0;
  }
}

#define OPERAND(index) ((const lanes *)(memory + (size_t)(operands[index] >> 1) * COPSE_ROW_WORDS))
#define SIGN(index) ((uint64_t)0 - (uint64_t)(operands[index] & 1))

#define FOLD(name, start, operation)                                                             \
  WIDE void name(uint64_t *row, const uint64_t *memory, const int32_t *operands, size_t count) { \
    lanes *result = (lanes *)row;                                                                \
    for (int group = 0; group < ROW; group += GROUP) {                                           \
      lanes a = (lanes){0} - (uint64_t)(start), b = a;                                           \
      for (size_t index = 0; index < count; index++) {                                           \
        const lanes *operand = OPERAND(index) + group;                                           \
        uint64_t sign = SIGN(index);                                                             \
        a operation operand[0] ^ sign;                                                           \
        b operation operand[1] ^ sign;                                                           \
      }                                                                                          \
      result[group] = a;                                                                         \
      result[group + 1] = b;                                                                     \
    }                                                                                            \
  }

FOLD(copse_row_all, 1, &=)
FOLD(copse_row_any, 0, |=)
FOLD(copse_row_odd, 0, ^=)

WIDE void copse_row_at_least(uint64_t *row, const uint64_t *memory, const int32_t *operands,
                             size_t count, uint32_t minimum) {
  lanes *result = (lanes *)row;
  int digits = 1;
  while (digits < 32 && count >> digits) digits++;
  for (int group = 0; group < ROW; group++) {
    lanes sum[32];
    for (int digit = 0; digit < digits; digit++) sum[digit] = (lanes){0};
    for (size_t index = 0; index < count; index++) {
      lanes carry = OPERAND(index)[group] ^ SIGN(index);
      // A sum of so many operands has no higher digits.
      for (int digit = 0; (index + 1) >> digit; digit++) {
        lanes both = sum[digit] & carry;
        sum[digit] ^= carry;
        carry = both;
      }
    }
    // From the lowest digit up: a higher digit overrules what the lower ones said.
    lanes isReached = (lanes){0} - (uint64_t)1;
    for (int digit = 0; digit < digits; digit++) {
      isReached = minimum >> digit & 1 ? sum[digit] & isReached : sum[digit] | isReached;
    }
    result[group] = digits < 32 && minimum >> digits ? (lanes){0} : isReached;
  }
}

#define FOR_EACH_BIT(row, index)                                                         \
  for (size_t word = 0; word < COPSE_ROW_WORDS; word++)                                  \
    for (uint64_t bits = (row)[word], index = 0;                                         \
         bits && (index = word * 64 + (uint64_t)__builtin_ctzll(bits), 1); bits &= bits - 1)

void copse_row_add(double *numbers, const uint64_t *row, double addend) {
  FOR_EACH_BIT(row, index) numbers[index] += addend;
}

void copse_row_scale(double *numbers, const uint64_t *row, double factor) {
  FOR_EACH_BIT(row, index) numbers[index] *= factor;
}

WIDE uint64_t copse_row_count(const uint64_t *row, size_t words) {
  uint64_t count = 0;
  for (size_t index = 0; index < words; index++) count += (uint64_t)__builtin_popcountll(row[index]);
  return count;
}
