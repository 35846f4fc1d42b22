// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Adds gates to a ``BooleanGraph`` in their simplest form, equal gates once.
///
/// Constants are folded, repeated children dropped, contradictions found, gates of one child passed
/// through. Children are kept in rising order, which is that of the file.
struct GraphBuilder {
  /// The graph so far.
  var graph = BooleanGraph()
  private var table: [Int32] = Array(repeating: 0, count: 64)
  private var hashes: [UInt64] = [0]

  /// The state of an input.
  ///
  /// The caller asks once for each.
  mutating func input(_ input: Int32) -> BooleanGraph.Edge {
    hashes.append(0)
    return graph.append(.input(input), []) << 1
  }

  /// The conjunction of edges.
  ///
  /// O(children log children).
  mutating func all(_ children: [BooleanGraph.Edge]) -> BooleanGraph.Edge {
    var kept: [BooleanGraph.Edge] = []
    kept.reserveCapacity(children.count)
    for edge in children.sorted() where edge != BooleanGraph.one && edge != kept.last {
      if edge == BooleanGraph.zero || edge & 1 == 1 && kept.last == edge ^ 1 {
        return BooleanGraph.zero
      }
      kept.append(edge)
    }
    switch kept.count {
    case 0: return BooleanGraph.one
    case 1: return kept[0]
    default: return node(.all, kept) << 1
    }
  }

  /// At least `k` of edges; an edge that comes twice counts twice.
  ///
  /// O(children log children).
  mutating func atLeast(_ k: Int, _ children: [BooleanGraph.Edge]) -> BooleanGraph.Edge {
    let certain = children.count { $0 == BooleanGraph.one }
    let open = children.filter { $0 > BooleanGraph.zero }.sorted()
    let needed = k - certain
    if needed <= 0 { return BooleanGraph.one }
    if needed > open.count { return BooleanGraph.zero }
    if needed == open.count { return all(open) }
    if needed == 1 { return all(open.map { $0 ^ 1 }) ^ 1 }
    return node(.atLeast(needed), open) << 1
  }

  /// An odd number of edges; an edge that comes twice counts twice.
  ///
  /// O(children): a chain of exclusive ors of two, each two conjunctions.
  mutating func odd(_ children: [BooleanGraph.Edge]) -> BooleanGraph.Edge {
    children.reduce(BooleanGraph.zero) { result, edge in
      all([all([result, edge ^ 1]) ^ 1, all([result ^ 1, edge]) ^ 1]) ^ 1
    }
  }

  /// The node of this form, found or added.
  private mutating func node(_ kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge]) -> Int32 {
    var hash: UInt64 = if case .atLeast(let k) = kind { UInt64(k) } else { 0 }
    for edge in children { hash = (hash ^ UInt64(edge)) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29) }
    hash ^= hash >> 32
    var slot = Int(hash & UInt64(table.count - 1))
    while table[slot] != 0 {
      let known = Int(table[slot])
      if hashes[known] == hash, graph.kinds[known] == kind,
        graph.children(of: known).elementsEqual(children)
      {
        return table[slot]
      }
      slot = (slot + 1) & (table.count - 1)
    }
    let index = graph.append(kind, children)
    hashes.append(hash)
    table[slot] = index
    if graph.count * 2 > table.count { enlarge() }
    return index
  }

  private mutating func enlarge() {
    let mask = table.count * 4 - 1
    var larger = Array(repeating: Int32(0), count: mask + 1)
    for index in table where index != 0 {
      var slot = Int(truncatingIfNeeded: hashes[Int(index)]) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = index
    }
    table = larger
  }
}
