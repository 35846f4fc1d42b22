// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// The keys that may stand beside a law.
  static let provenance = [
    Field("source", .text, "publisher, report and year, or the expert"),
    Field("confidence", .choice(Confidence.allCases.map(\.rawValue)), "how well it is founded"),
  ]

  /// The laws of an estimate, by key.
  static let laws: [Field] = [
    Field("value", .number(.shared), "a number that is known"),
    Field("uniform", .law, "[min, max] or {min, max}"),
    Field("triangular", .law, "[min, mode, max] or {min, mode, max}"),
    Field("pert", .law, "[min, mode, max] or {min, mode, max, lambda}"),
    Field("beta", .law, "[alpha, beta], {alpha, beta}, {mean, sd} or two percentiles"),
    Field("normal", .law, "{mean, sd} or two percentiles, with min and max truncated"),
    Field(
      "lognormal", .law,
      "{mu, sigma}, {mean, sd}, two percentiles, {median, error-factor} or {mean, error-factor}"),
    Field("gamma", .law, "{shape, scale}, {mean, sd} or two percentiles"),
    Field("exponential", .law, "{mean} or {rate}"),
    Field("weibull", .law, "{shape, scale} or two percentiles"),
    Field("pareto", .law, "{min, shape}"),
    Field("generalized-pareto", .law, "{location, scale, shape}"),
    Field("metalog", .law, "two or more percentiles, min and max if it is bounded"),
    Field("discrete", .law, "{values, weights}"),
    Field("empirical", .numbers, "a list of data"),
    Field("mixture", .law, "a list of {weight, of}"),
    Field("truncated", .law, "{of, min, max}"),
    Field("scaled", .law, "{of, by, plus}"),
    Field("counts", .law, "{successes, trials}, {events, years} or 3 of 40"),
    Field("poisson", .law, "{mean}"),
    Field("negative-binomial", .law, "{mean, size}"),
    Field("binomial", .law, "{trials, probability}"),
    Field("rate", .law, "a rate, with 'exposure' beside it: 1 - exp(-exposure x rate)"),
    Field("parameter", .name, "the name of a shared parameter"),
  ]

  /// An estimate that is written as a mapping.
  static let estimate = Shape(
    "an estimate",
    laws + [Field("exposure", .number(.plain), "the exposure to 'rate'"), observed] + provenance)
}
