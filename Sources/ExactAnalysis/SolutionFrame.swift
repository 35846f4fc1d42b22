// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A module, or an entangled part of one, that is being written.
struct SolutionFrame {
  /// The module.
  private(set) var node = 0
  private var needsAll = true
  /// The number of parts of the module that are left.
  var left = 0
  private var with: Int32 = 0
  private var without: Int32 = 0
  /// The family of the parts that are done.
  private var result: Int32
  /// The walk, if this is an entangled part.
  private(set) var walk: FamilyWalk?

  /// Starts a module of so many parts, which `with` and `without` complete.
  init(node: Int, needsAll: Bool, left: Int, with: Int32, without: Int32) {
    self.node = node
    self.needsAll = needsAll
    self.left = left
    self.with = with
    self.without = without
    result = needsAll ? with : without
  }

  /// Starts an entangled part.
  init(walk: FamilyWalk) {
    self.walk = walk
    result = 0
  }

  /// The whole family, if all is done.
  var finished: Int32? { walk.map { $0.finished } ?? (left == 0 ? result : nil) }

  /// What completes the part that comes next: of all parts only the first can be missing as a whole.
  var completions: (with: Int32, without: Int32) {
    needsAll ? (result, left == 1 ? without : 0) : (with, result)
  }

  /// Takes the family of what was entered last.
  mutating func take(_ value: Int32) {
    if walk == nil { result = value } else { walk?.take(value) }
  }
}
