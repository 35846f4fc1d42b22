// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension BooleanGraph {
  /// The same functions in which children of conjunctions that belong together are a conjunction of their own.
  ///
  /// What nothing else shares becomes a module by that: one variable of a decision diagram instead of many.
  /// O(nodes + edges log edges), without recursion.
  func grouped() -> BooleanGraph {
    let united = joining(TwinGroups(self).groups)
    return united.joining(PrivateGroups(united).groups)
  }

  /// The same functions with groups of edges that are only met together, in conjunctions, joined to gates.
  ///
  /// A group's gate comes right after its last member: orders of variables go by the order of nodes.
  private func joining(_ groups: [[Edge]]) -> BooleanGraph {
    if groups.isEmpty { return self }
    var owner = Array(repeating: Int32(-1), count: count * 2)
    var ends: [Int: [Int32]] = [:]
    for (index, group) in groups.enumerated() {
      for edge in group { owner[Int(edge)] = Int32(index) }
      if let last = group.max() { ends[Int(last >> 1), default: []].append(Int32(index)) }
    }
    var result = BooleanGraph()
    var moved = Array(repeating: Self.one, count: count)
    var joined = Array(repeating: Self.one, count: groups.count)
    func place(_ edge: Edge) -> Edge {
      owner[Int(edge)] < 0 ? moved[Int(edge >> 1)] ^ (edge & 1) : joined[Int(owner[Int(edge)])]
    }
    for node in 1..<max(count, 1) {
      let isJoin = kinds[node] == .all
      let members = children(of: node).map { isJoin ? place($0) : moved[Int($0 >> 1)] ^ ($0 & 1) }
      let distinct = isJoin ? Self.distinct(members) : members.sorted()
      moved[node] =
        isJoin && distinct.count == 1 ? distinct[0] : result.append(kinds[node], distinct) << 1
      for group in ends[node] ?? [] {
        let members = groups[Int(group)].map { moved[Int($0 >> 1)] ^ ($0 & 1) }
        joined[Int(group)] = result.append(.all, members.sorted()) << 1
      }
    }
    result.goals = goals.map { moved[Int($0 >> 1)] ^ ($0 & 1) }
    return result
  }

  /// Edges in rising order, each once.
  private static func distinct(_ edges: [Edge]) -> [Edge] {
    var result: [Edge] = []
    for edge in edges.sorted() where edge != result.last { result.append(edge) }
    return result
  }
}
