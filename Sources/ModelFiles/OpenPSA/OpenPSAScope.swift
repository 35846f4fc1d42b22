// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The names of one kind in an Open-PSA model.
///
/// Public ones are known everywhere, private ones within their component and from outside by their path.
struct OpenPSAScope {
  private var publicIndices: [String: Int] = [:]
  /// Private definitions by their paths with their names.
  private var privateIndices: [String: Int] = [:]
  /// The paths of the components in which definitions stand, by index.
  private var paths: [String] = []
  /// The names in the order of definition.
  private(set) var names: [String] = []

  /// The index that the next definition gets.
  var count: Int { names.count }

  /// Enters a definition; `false` if the name is taken.
  mutating func add(_ name: String, in path: String, isPrivate: Bool) -> Bool {
    if isPrivate && !path.isEmpty {
      let full = "\(path).\(name)"
      guard privateIndices[full] == nil else { return false }
      privateIndices[full] = count
    } else {
      guard publicIndices[name] == nil else { return false }
      publicIndices[name] = count
    }
    names.append(name)
    paths.append(path)
    return true
  }

  /// The definition that a reference within a component means: the innermost that has the name.
  ///
  /// O(depth of components).
  func index(of reference: String, in path: String) -> Int? {
    if !privateIndices.isEmpty {
      var path = Substring(path)
      while !path.isEmpty {
        if let index = privateIndices["\(path).\(reference)"] { return index }
        path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
      }
      if let index = privateIndices[reference] { return index }
    }
    return publicIndices[reference] ?? publicIndex(ofPath: reference, in: path)
  }

  /// A public definition by its path, whole or from an enclosing component on.
  private func publicIndex(ofPath reference: String, in path: String) -> Int? {
    guard let dot = reference.lastIndex(of: "."),
      let index = publicIndices[String(reference[reference.index(after: dot)...])]
    else { return nil }
    let wanted = reference[..<dot]
    var outer = Substring(path)
    while !outer.isEmpty {
      if paths[index] == "\(outer).\(wanted)" { return index }
      outer = outer.lastIndex(of: ".").map { outer[..<$0] } ?? ""
    }
    return paths[index] == wanted ? index : nil
  }
}
