// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// No node is its own descendant.
enum CycleRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    var done: Set<String> = []
    var findings: [Diagnostic] = []
    for name in model.forest.nodes.keys where !done.contains(name) {
      findings += walk(from: name, model, &done)
    }
    return findings
  }

  /// Walks depth first with a stack of its own; an edge back to the path closes a cycle.
  private static func walk(
    from root: String, _ model: Model, _ done: inout Set<String>
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var path: [(name: String, next: Int)] = [(root, 0)]
    var places = [root: 0]
    while let (name, next) = path.last {
      let children = model.forest[name]?.children ?? []
      guard next < children.count else {
        done.insert(name)
        places[name] = nil
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let child = children[next]
      if let start = places[child] {
        let names = path[start...].map(\.name) + [child]
        findings.append(error(names, model.locations[.child(gate: name, index: next)]))
      } else if !done.contains(child) && model.forest[child] != nil {
        places[child] = path.count
        path.append((child, 0))
      }
    }
    return findings
  }

  private static func error(_ names: [String], _ location: SourceLocation?) -> Diagnostic {
    let shown = names.count <= 8 ? names : names.prefix(4) + ["..."] + names.suffix(3)
    return Diagnostic(
      .error, code: "cycle", "a node is its own descendant: " + shown.joined(separator: " > "),
      at: location, hint: "take out one of these references")
  }
}
