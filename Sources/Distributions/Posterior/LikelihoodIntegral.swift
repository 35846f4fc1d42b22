// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The likelihood along one tail of the prior, from its end to the median: pieces with running sums.
///
/// The variable is the prior's tail probability, so that integrals are weights of the posterior; it is
/// cut at the octaves, at the prior's kinks and where the likelihood is greatest, and further until the
/// polynomials' last coefficients are below `1e-12` of the piece's values, or only noise is left.
struct LikelihoodIntegral: Sendable {
  /// The integral up to the prior's median.
  let total: Double
  private let pieces: [ChebyshevPiece]
  private let sums: [Double]

  /// Where the outermost octave begins.
  private static let octaves = 100
  private static let deepestCut = 30
  /// Past so many pieces none is cut any more.
  private static let mostPieces = 2_000

  /// Integrates a likelihood of at most about 1 over a tail variable from 0 to 1/2, cut at some places.
  init(cuts: [Double], _ likelihood: (Double) -> Double) {
    let octaves = (1...Self.octaves).map { Double(sign: .plus, exponent: -$0, significand: 1) }
    let ends = Set(octaves + cuts.filter { $0 > 0 && $0 < 0.5 }).sorted()
    var pieces: [ChebyshevPiece] = []
    var start = 0.0
    for end in ends {
      Self.add(from: start, to: end, depth: 0, before: .infinity, to: &pieces, likelihood)
      start = end
    }
    self.pieces = pieces
    var sum = 0.0
    sums = pieces.map { piece in
      defer { sum += piece.mass }
      return sum
    }
    total = sum
  }

  /// The integral up to a value of the variable.
  func mass(to tail: Double) -> Double {
    let index = sums.indices.partition(where: { pieces[$0].end >= tail }) ?? pieces.count - 1
    return sums[index] + pieces[index].integral(to: tail)
  }

  /// Where the integral reaches a target.
  func tail(reaching target: Double) -> Double {
    let index =
      sums.indices.partition(where: { sums[$0] + pieces[$0].mass >= target }) ?? pieces.count - 1
    return pieces[index].inverseIntegral(target - sums[index])
  }

  private static func add(
    from start: Double, to end: Double, depth: Int, before: Double,
    to pieces: inout [ChebyshevPiece], _ likelihood: (Double) -> Double
  ) {
    let piece = ChebyshevPiece(from: start, to: end, likelihood)
    let middle = 0.5 * (start + end)
    if depth >= deepestCut || start == 0 || !(middle > start && middle < end)
      || pieces.count >= mostPieces || isGood(piece, likelihood, before: before)
    {
      pieces.append(piece)
      return
    }
    let error = piece.remainder
    add(from: start, to: middle, depth: depth + 1, before: error, to: &pieces, likelihood)
    add(from: middle, to: end, depth: depth + 1, before: error, to: &pieces, likelihood)
  }

  /// Whether the last coefficients are small, or the noise of the prior's quantiles, which halving does
  /// not shrink, and the ends, which are no nodes, are met.
  private static func isGood(
    _ piece: ChebyshevPiece, _ likelihood: (Double) -> Double, before: Double
  ) -> Bool {
    let ends = [piece.start, piece.end].map { (likelihood($0), piece.value(at: $0)) }
    let mean = piece.mass / (piece.end - piece.start)
    let scale = max(mean.magnitude, ends[0].0, ends[1].0)
    let isNoise = piece.remainder > before / 16 && piece.remainder <= 1e-9 * scale
    guard isNoise || piece.remainder <= max(1e-12 * scale, 1e-17) else { return false }
    return ends.allSatisfy { ($0 - $1).magnitude <= max(1e-8 * scale, 1e-16) }
  }
}

extension Range<Int> {
  /// The first element for which something holds that holds for all after it, too.
  fileprivate func partition(where holds: (Int) -> Bool) -> Int? {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low < upperBound ? low : nil
  }
}
