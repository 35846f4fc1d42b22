// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The names of one kind in an Open-PSA model: public ones are known everywhere, private ones within their
/// component, and from outside by their path.
struct OpenPSAScope {
  private var indices: [String: Int] = [:]
  /// The public names in the order of definition.
  private(set) var names: [String] = []

  /// Enters a definition; `false` if the name is taken.
  mutating func add(_ name: String, _ index: Int, in path: String, isPrivate: Bool) -> Bool {
    let full = path.isEmpty ? name : "\(path).\(name)"
    let keys = isPrivate ? [full] : (full == name ? [name] : [name, full])
    guard keys.allSatisfy({ indices[$0] == nil }) else { return false }
    for key in keys { indices[key] = index }
    names.append(name)
    return true
  }

  /// The definition that a reference within a component means: the innermost that has the name.
  func index(of reference: String, in path: String) -> Int? {
    var path = Substring(path)
    while !path.isEmpty {
      if let index = indices["\(path).\(reference)"] { return index }
      path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
    }
    return indices[reference]
  }
}
