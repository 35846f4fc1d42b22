// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of one loss as masses on the multiples of a step.
struct SeverityGrid {
  let step: Double
  let mass: [Double]
  /// Whether all values of the loss are grid points.
  let isLattice: Bool

  /// Spreads the forms of an event's loss over grids of one step that reach the 99.999th percentile of the total.
  ///
  /// A single discrete form gets a lattice of its own values.
  static func grids(
    of forms: [(law: any Law, share: Double)], meanEvents: Double, points: Int
  ) -> [SeverityGrid] {
    var count = 64
    while count < min(points, 1 << 24) { count *= 2 }
    if forms.count == 1, let lattice = lattice(forms[0].law, count) {
      return [SeverityGrid(step: lattice.step, mass: lattice.mass, isLattice: true)]
    }
    let reach = reach(of: forms, meanEvents: meanEvents)
    let step = max(reach, 1e-300) / Double(count - 1)
    return forms.map {
      SeverityGrid(step: step, mass: spread($0.law, step, count), isLattice: false)
    }
  }

  /// Beyond what total next to nothing lies: by a single great loss, or by many losses.
  private static func reach(
    of forms: [(law: any Law, share: Double)], meanEvents: Double
  ) -> Double {
    let tail = 1e-5 / max(meanEvents, 1)
    let single = forms.reduce(0) { $0 + $1.law.quantile(Level(upper: tail)) }
    let variance = forms.reduce(0) {
      $0 + $1.share * ($1.law.variance + $1.law.mean * $1.law.mean)
    }
    let spread = (meanEvents * Double(forms.count) * variance).squareRoot()
    let mean = forms.reduce(0) { $0 + $1.share * $1.law.mean }
    let typical = meanEvents * mean + 6 * (spread.isFinite ? spread : single)
    return max(single, typical.isFinite ? typical : single)
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
