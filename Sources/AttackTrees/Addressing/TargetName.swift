// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The names by which a user may speak of a place.
///
/// Beside its full name a place has short ones: `NAME.QUANTITY` for a number of a step, threat, control
/// or attacker, `NAME` for a shared parameter, and `QUANTITY` alone for the numbers of all threats, of
/// all steps or of all controls. `NAME.loss` are all forms of a threat's loss, `NAME.effectiveness` all
/// effects of a control that reduce something.
struct TargetName: Hashable, Sendable {
  /// The place.
  var place: EstimatePlace
  /// Names that speak of one element.
  var own: [String]
  /// The quantity, if it may be named for all elements together.
  var common: String?

  /// Whether a text names the place; a `*` in it stands for any letters.
  func matches(_ text: String) -> Bool {
    if text.contains("*") {
      return ([place.name] + own).contains { NamePattern.matches(text, $0) }
    }
    return text == place.name || text == common || own.contains(text)
  }
}

/// Names with a `*` for any number of letters.
enum NamePattern {
  /// Whether a name has the form of a pattern.
  ///
  /// - Complexity: O(length of the pattern x length of the name).
  static func matches(_ pattern: String, _ name: String) -> Bool {
    let pattern = Array(pattern.unicodeScalars)
    let name = Array(name.unicodeScalars)
    var (here, there) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while there < name.count {
      if here < pattern.count, pattern[here] == "*" {
        star = (here, there)
        here += 1
      } else if here < pattern.count, pattern[here] == name[there] {
        (here, there) = (here + 1, there + 1)
      } else if let last = star {
        // The last star takes one letter more.
        star = (last.pattern, last.name + 1)
        (here, there) = (last.pattern + 1, last.name + 1)
      } else {
        return false
      }
    }
    return pattern[here...].allSatisfy { $0 == "*" }
  }
}
