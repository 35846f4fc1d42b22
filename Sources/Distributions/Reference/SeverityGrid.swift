// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of one loss as masses on the multiples of a step.
struct SeverityGrid {
  let step: Double
  let mass: [Double]
  /// Whether all values of the loss are grid points.
  let isLattice: Bool

  /// Spreads a law over a grid that reaches the 99.999th percentile of the total.
  init(_ law: any Law, meanEvents: Double, points: Int) {
    var count = 64
    while count < min(points, 1 << 24) { count *= 2 }
    let tail = 1e-5 / max(meanEvents, 1)
    let single = law.quantile(Level(upper: tail))
    let spread = (meanEvents * (law.variance + law.mean * law.mean)).squareRoot()
    let typical = meanEvents * law.mean + 6 * (spread.isFinite ? spread : single)
    let reach = max(single, typical.isFinite ? typical : single)
    if let lattice = Self.lattice(law, count) {
      step = lattice.step
      mass = lattice.mass
      isLattice = true
    } else {
      step = max(reach, 1e-300) / Double(count - 1)
      mass = Self.spread(law, step, count)
      isLattice = false
    }
  }

  /// The masses of a law whose few values are multiples of the smallest distance between them and 0.
  private static func lattice(_ law: any Law, _ count: Int) -> (step: Double, mass: [Double])? {
    let atoms: DiscreteLaw
    switch law {
    case let point as PointLaw: atoms = DiscreteLaw([(point.value, 1)])
    case let discrete as DiscreteLaw: atoms = discrete
    default: return nil
    }
    let positive = atoms.values.filter { $0 > 0 }
    guard let first = positive.first else {
      return (1, [1] + Array(repeating: 0, count: count - 1))
    }
    let gaps = zip(positive, positive.dropFirst()).map { $1 - $0 }
    let step = min(first, gaps.min() ?? first)
    var mass = [Double](repeating: 0, count: count)
    for (value, probability) in zip(atoms.values, atoms.probabilities) {
      let index = (value / step).rounded()
      guard (index * step - value).magnitude <= 1e-12 * value else { return nil }
      if index < Double(count) { mass[Int(index)] += probability }
    }
    return (step, mass)
  }

  /// Gives each grid point the mass that keeps the mean between neighbours.
  ///
  /// From the limited means `E[min(X, k step)]`, whose second differences are the masses (Gerber, 1982).
  private static func spread(_ law: any Law, _ step: Double, _ count: Int) -> [Double] {
    let limited = (0...count).map { index -> Double in
      let x = Double(index) * step
      let level = law.level(of: x)
      return level.lower > 0 ? law.moments(below: level).first + x * level.upper : x
    }
    var mass = [1 - limited[1] / step]
    for index in 1..<count {
      let rise = limited[index] - limited[index - 1]
      let next = limited[index + 1] - limited[index]
      mass.append(max(rise - next, 0) / step)
    }
    return mass
  }
}
