// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Families of sets of literals of which the unlikely sets are dropped as they are made, with account of them.
///
/// Zero-suppressed diagrams over literals: `2v` for the variable of level `v`, `2v + 1` for its negation. A set
/// weighs what its literals do, two for each halving of its probability, rounded down; sets heavier than a budget
/// are dropped inside the operations, so that what is not wanted is never made (after the truncating
/// diagrams of Jung, Han, Ha, "A fast BDD algorithm for large coherent fault trees analysis", Reliability
/// Engineering and System Safety 83, 2004). Each operation tells a bound of the probability of what it dropped.
/// Recursive to the number of literals: to be run on a ``DeepStack``.
struct TruncatedFamilies: ~Copyable {
  /// What is known of a family.
  private struct Facts {
    /// The weight of its lightest and its heaviest set.
    var lightest: Int32
    var heaviest: Int32
    /// The sum of its sets' probabilities.
    var sum: Double
    /// Which stretches of the order its variables lie in.
    var stretches: SIMD4<UInt64>
  }

  private struct Key: Hashable {
    var left: Int32
    var right: Int32
    var budget: Int32
  }

  /// A family, and a bound of the probability of what was dropped from it.
  typealias Result = (family: Int32, dropped: Double)

  /// The nodes; 0 is no set, 1 the empty set.
  private(set) var nodes: NodeTable
  private let probabilities: [Double]
  private let weights: [Int32]
  private var facts: [Facts]
  private var products: [Key: Result] = [:]
  private var cache = OperationCache()
  private var work = WorkMeter()
  private let workLimit: Int

  /// Makes families over literals of known probabilities.
  init(probabilities: [Double], nodeLimit: Int, workLimit: Int) {
    self.probabilities = probabilities
    self.workLimit = workLimit
    weights = probabilities.map { Self.weight($0) }
    nodes = NodeTable(terminals: 2, limit: nodeLimit)
    facts = [
      Facts(lightest: .max / 4, heaviest: -1, sum: 0, stretches: .zero),
      Facts(lightest: 0, heaviest: 0, sum: 1, stretches: .zero),
    ]
  }

  /// Twice the binary logarithm of the inverse, rounded down; so much that it is always too much for 0.
  static func weight(_ probability: Double) -> Int32 {
    guard probability > 0 else { return .max / 8 }
    let halvings = -Int32(probability.exponent) - 1
    // In [1, 2): one of the two half steps is spared from the square root of 2 on.
    let significand = probability.significand
    return max(0, 2 * halvings + (significand == 1 ? 2 : significand * significand <= 2 ? 1 : 0))
  }

  /// The sum of the probabilities of a family's sets.
  func sum(of family: Int32) -> Double { facts[Int(family)].sum }

  /// The family of one literal.
  mutating func literal(_ literal: Int32, budget: Int32) throws(ExactAnalysisError) -> Result {
    let probability = probabilities[Int(literal)]
    if weights[Int(literal)] > budget { return (0, probability) }
    return (try node(literal, high: 1, low: 0), 0)
  }

  /// The minimal sets of two families together.
  mutating func union(_ a: Int32, _ b: Int32) throws(ExactAnalysisError) -> Int32 {
    if a == b || b == 0 { return a }
    if a == 0 { return b }
    if a == 1 || b == 1 { return 1 }
    let key = OperationCache.Key(first: min(a, b), second: max(a, b), third: -2)
    if let known = cache[key] { return known }
    let (left, right) = (nodes[a], nodes[b])
    let variable = min(left.variable, right.variable)
    let (leftLow, rightLow) = (
      left.variable == variable ? left.low : a, right.variable == variable ? right.low : b
    )
    let low = try union(leftLow, rightLow)
    let high = try union(
      left.variable == variable ? left.high : 0, right.variable == variable ? right.high : 0)
    let result = try node(variable, high: try remove(from: high, supersetsOf: low), low: low)
    cache.insert(result, for: key)
    return result
  }

  /// The minimal sets that join one of each family, without those heavier than a budget.
  mutating func product(
    _ a: Int32, _ b: Int32, budget: Int32
  ) throws(ExactAnalysisError) -> Result {
    if a == 0 || b == 0 { return (0, 0) }
    let (left, right) = (facts[Int(a)], facts[Int(b)])
    let areApart = (left.stretches & right.stretches) == .zero
    let lightest =
      areApart ? left.lightest + right.lightest : max(left.lightest, right.lightest)
    if lightest > budget {
      return (0, areApart ? left.sum * right.sum : min(left.sum, right.sum))
    }
    // Where nothing can be too heavy all budgets are one.
    let budget = min(budget, left.heaviest + right.heaviest)
    if a == 1 && right.heaviest <= budget { return (b, 0) }
    if b == 1 && left.heaviest <= budget { return (a, 0) }
    let key = Key(left: min(a, b), right: max(a, b), budget: budget)
    if let known = products[key] { return known }
    let result = try expanded(a, b, budget)
    products[key] = result
    return result
  }

  private mutating func expanded(
    _ a: Int32, _ b: Int32, _ budget: Int32
  ) throws(ExactAnalysisError) -> Result {
    try work.count(upTo: workLimit, nodeLimit: nodes.limit)
    let (left, right) = (nodes[a], nodes[b])
    let variable = min(left.variable, right.variable)
    let rest = budget - weights[Int(variable)]
    let low: Result
    var high: Result
    if left.variable == right.variable {
      low = try product(left.low, right.low, budget: budget)
      high = try product(left.high, try union(right.high, right.low), budget: rest)
      let other = try product(left.low, right.high, budget: rest)
      high = (try union(high.family, other.family), high.dropped + other.dropped)
    } else {
      let (own, other) = left.variable == variable ? (left, b) : (right, a)
      low = try product(own.low, other, budget: budget)
      high = try product(own.high, other, budget: rest)
    }
    let family = try node(
      variable, high: try remove(from: high.family, supersetsOf: low.family), low: low.family)
    return (family, probabilities[Int(variable)] * high.dropped + low.dropped)
  }

  /// The sets of a family that contain none of another.
  mutating func remove(
    from family: Int32, supersetsOf other: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    if family == 0 || other == 1 || family == other { return 0 }
    if family == 1 || other == 0 { return family }
    var other = other
    while other > 1, nodes[other].variable < nodes[family].variable { other = nodes[other].low }
    if other <= 1 { return other == 0 ? family : 0 }
    let key = OperationCache.Key(first: family, second: other, third: -3)
    if let known = cache[key] { return known }
    try work.count(upTo: workLimit, nodeLimit: nodes.limit)
    let (own, others) = (nodes[family], nodes[other])
    let isShared = own.variable == others.variable
    let low = try remove(from: own.low, supersetsOf: isShared ? others.low : other)
    var high = try remove(from: own.high, supersetsOf: isShared ? others.low : other)
    if isShared { high = try remove(from: high, supersetsOf: others.high) }
    let result = try node(own.variable, high: high, low: low)
    cache.insert(result, for: key)
    return result
  }

  /// A node; sets that have a literal and its negation cannot be and are left out.
  mutating func node(
    _ literal: Int32, high: Int32, low: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    var high = high
    if literal & 1 == 0, nodes[high].variable == literal + 1 { high = nodes[high].low }
    if high == 0 { return low }
    let index = try nodes.index(literal, high: high, low: low)
    if Int(index) == facts.count {
      let (with, without) = (facts[Int(high)], facts[Int(low)])
      let weight = weights[Int(literal)]
      var stretches = with.stretches | without.stretches
      let stretch = Int(literal) * 256 / probabilities.count
      stretches[stretch >> 6] |= 1 << UInt64(stretch & 63)
      facts.append(
        Facts(
          lightest: min(with.lightest + weight, without.lightest),
          heaviest: max(with.heaviest + weight, without.heaviest),
          sum: probabilities[Int(literal)] * with.sum + without.sum, stretches: stretches))
    }
    return index
  }
}
