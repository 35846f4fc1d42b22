// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// When an analysis has to end, whatever it knows by then.
///
/// It holds for everything that is called within ``within(_:_:)``: diagrams and families end in
/// ``ExactAnalysisError/timeLimit``, bounds in what they are so far. A task's own value, since it is a property of
/// the run and of no function; work in other tasks or threads does not see it.
///
/// ```swift
/// let program = Deadline.within(10) { try? ProbabilityProgram(function) }
/// ```
public struct Deadline: Sendable {
  /// The deadline that holds here.
  @TaskLocal public static var current: Deadline?

  private let end: ContinuousClock.Instant

  /// The seconds left to the deadline that holds here, 0 if it has passed; `nil` if there is none.
  public static var secondsLeft: Double? {
    current.map { max(0, ContinuousClock.now.duration(to: $0.end) / .seconds(1)) }
  }

  /// Whether a deadline holds here and has passed.
  public static var hasPassed: Bool { current.map { ContinuousClock.now >= $0.end } ?? false }

  /// Does some work that has to end after so many seconds, or at the deadline that holds already.
  ///
  /// - Parameters:
  ///   - seconds: The seconds from now; `nil` for no further deadline.
  ///   - work: The work.
  /// - Returns: What the work returns.
  public static func within<Result>(_ seconds: Double?, _ work: () throws -> Result) rethrows
    -> Result
  {
    guard let seconds else { return try work() }
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    let earliest = current.map { min($0.end, end) } ?? end
    return try $current.withValue(Deadline(end: earliest), operation: work)
  }

  /// Throws where the deadline has passed.
  ///
  /// - Throws: ``ExactAnalysisError/timeLimit``.
  static func check() throws(ExactAnalysisError) {
    if hasPassed { throw .timeLimit }
  }
}
