// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Integration by the 16-point rule of Gauss and Legendre, exact for polynomials of degree 31.
enum GaussLegendre {
  /// The integral of a smooth function over an interval.
  @inline(__always)
  static func integrate(from a: Double, to b: Double, _ f: (Double) -> Double) -> Double {
    let center = 0.5 * (a + b)
    let half = 0.5 * (b - a)
    var sum = 0.0
    for (node, weight) in nodes {
      sum += weight * (f(center - half * node) + f(center + half * node))
    }
    return half * sum
  }

  private static let nodes: [(Double, Double)] = [
    (0.095012509837637440185, 0.18945061045506849629),
    (0.28160355077925891323, 0.18260341504492358887),
    (0.45801677765722738634, 0.16915651939500253819),
    (0.61787624440264374845, 0.14959598881657673208),
    (0.7554044083550030339, 0.12462897125553387205),
    (0.86563120238783174388, 0.09515851168249278481),
    (0.94457502307323257608, 0.062253523938647892863),
    (0.9894009349916499326, 0.027152459411754094852),
  ]
}
