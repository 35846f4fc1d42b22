// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Suggestions for names that are not known.
public enum NearestName {
  /// The most names that a suggestion is searched among, so that large broken models end soon.
  private static let searchLimit = 2_000

  /// The known name that is nearest to an unknown one, if one is near enough to be meant.
  ///
  /// - Parameters:
  ///   - name: The unknown name.
  ///   - known: The names that are known; of equally near ones the first is taken.
  /// - Returns: A name at most a third of the unknown one's length away, or `nil`; names
  ///   shorter than three characters get none.
  /// - Complexity: O(number of names, up to 2,000).
  public static func to(_ name: String, among known: some Sequence<String>) -> String? {
    guard name.count >= 3 else { return nil }
    var limit = max(1, name.count / 3)
    var nearest: String?
    for candidate in known.prefix(searchLimit) {
      guard let distance = EditDistance.between(name, candidate, limit: limit) else { continue }
      nearest = candidate
      if distance <= 1 { break }
      limit = distance - 1
    }
    return nearest
  }

  /// A hint that asks whether the nearest known name is meant.
  ///
  /// - Parameters:
  ///   - name: The unknown name.
  ///   - known: The names that are known.
  /// - Returns: `did you mean 'x'?`, or `nil` if no name is near.
  public static func hint(_ name: String, among known: some Sequence<String>) -> String? {
    to(name, among: known).map { "did you mean '\($0)'?" }
  }
}
