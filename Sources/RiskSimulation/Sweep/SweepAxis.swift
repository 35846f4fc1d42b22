// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One number that moves in a sweep: what it is, and the values that it takes.
public struct SweepAxis: Hashable, Sendable {
  /// What moves, as the user named it, with `*` or `+` at the end where its own value is changed by the values.
  public var name: String
  /// The values, in the order of the points.
  public var values: [Double]

  /// What moves, without the sign of what is done to it.
  var target: String {
    String(name.last.map { "*+".contains($0) } ?? false ? name.dropLast() : name[...])
  }

  /// Makes an axis.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }

  /// The values from one end to the other.
  ///
  /// - Parameters:
  ///   - start: The first value.
  ///   - end: The last value, which is met if it is a whole number of steps away.
  ///   - step: The step, of any sign; its size counts.
  ///   - limit: The most values.
  /// - Returns: The values; `nil` for a step of 0, what is not finite, or more than `limit` values.
  public static func range(
    from start: Double, to end: Double, step: Double, limit: Int = 1_000
  ) -> [Double]? {
    guard start.isFinite, end.isFinite, step.isFinite, step != 0 else { return nil }
    let steps = abs((end - start) / step)
    // A tenth that does not sum up to one exactly must not lose the last point.
    let count = (steps + 1e-9).rounded(.down)
    guard count < Double(limit) else { return nil }
    let sign: Double = end < start ? -1 : 1
    return (0...Int(count)).map { index in
      let value = start + sign * abs(step) * Double(index)
      let rounded = (value * 1e12).rounded() / 1e12
      return abs(value) < 1e3 ? rounded : value
    }
  }
}
