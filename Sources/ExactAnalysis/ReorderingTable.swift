// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The nodes of a decision diagram whose variables can change places.
///
/// Two neighbours in the order are exchanged by rewriting the nodes of the upper one that ask the lower one
/// next; all others stay, and no edge from above has to know (Rudell, "Dynamic variable ordering for ordered
/// binary decision diagrams", ICCAD 1993). Edges as in ``DecisionDiagram``. Nodes are counted by their uses;
/// slots of nodes that are gone are used again after ``purge()``, so that no list names one twice.
struct ReorderingTable: ~Copyable {
  private struct Node {
    var variable: Int32
    var high: Int32
    var low: Int32
    var next: Int32
    var uses: Int32
  }

  /// The variables from the topmost to the lowest.
  private(set) var order: [Int32]
  /// The place of each variable in ``order``.
  private(set) var level: [Int32]
  /// The number of nodes.
  private(set) var count = 0
  /// The number of nodes looked at so far, which is what time is spent on.
  private(set) var work = 0
  private var nodes: UnsafeMutablePointer<Node>
  private var capacity: Int
  private var buckets: UnsafeMutablePointer<Int32>
  private var mask: Int
  /// The slots in use so far, some of them free again.
  private var top: Int32 = 1
  private var free: [Int32] = []
  /// Slots of nodes that are gone since the last purge.
  private var gone: [Int32] = []
  /// The nodes of each variable, some of them gone.
  private var members: [[Int32]]
  private var moved: [Int32] = []
  private var releases: [Int32] = []

  /// Takes the nodes under roots, which have to stay.
  ///
  /// O(nodes).
  init(_ table: borrowing NodeTable, roots: [Int32], variables: Int) {
    order = (0..<Int32(variables)).map { $0 }
    level = order
    members = Array(repeating: [], count: variables)
    capacity = max(256, table.count + table.count / 2)
    nodes = HugePages.allocate(Node.self, capacity: capacity)
    var size = 256
    while size < table.count { size *= 2 }
    mask = size - 1
    buckets = HugePages.allocate(Int32.self, capacity: size)
    buckets.initialize(repeating: -1, count: size)
    nodes[0] = Node(variable: .max, high: 0, low: 0, next: -1, uses: 1)
    // Slots keep the indices of the table, so that edges stay what they are.
    top = Int32(table.count)
    for index in 1..<max(Int32(table.count), 1) {
      let node = table[index]
      nodes[Int(index)] = Node(
        variable: node.variable, high: node.high, low: node.low, next: -1, uses: 0)
    }
    for root in roots { nodes[Int(root >> 1)].uses += 1 }
    for index in stride(from: top - 1, to: 0, by: -1) where nodes[Int(index)].uses > 0 {
      nodes[Int(nodes[Int(index)].high >> 1)].uses += 1
      nodes[Int(nodes[Int(index)].low >> 1)].uses += 1
    }
    for index in 1..<max(top, 1) {
      if nodes[Int(index)].uses == 0 {
        free.append(index)
      } else {
        link(index)
        members[Int(nodes[Int(index)].variable)].append(index)
        count += 1
      }
    }
  }

  deinit {
    nodes.deallocate()
    buckets.deallocate()
  }

  /// The number of nodes of a variable, those that are gone since the last purge counted too.
  func size(of variable: Int32) -> Int { members[Int(variable)].count }

  /// Exchanges the variable at a level with the one below.
  ///
  /// O(nodes of the upper variable).
  mutating func swap(_ upper: Int) {
    let (x, y) = (order[upper], order[upper + 1])
    separate(x, y)
    for index in moved { rewrite(index, x, y) }
    members[Int(y)].append(contentsOf: moved)
    order.swapAt(upper, upper + 1)
    level[Int(x)] = Int32(upper + 1)
    level[Int(y)] = Int32(upper)
  }

  /// Forgets the nodes that are gone.
  ///
  /// O(nodes).
  mutating func purge() {
    if gone.isEmpty { return }
    for variable in members.indices {
      members[variable].removeAll { [nodes] in nodes[Int($0)].uses == 0 }
    }
    free.append(contentsOf: gone)
    gone.removeAll(keepingCapacity: true)
  }

  /// Writes the nodes into an empty table, variables numbered by level.
  ///
  /// O(nodes).
  ///
  /// - Returns: For each old index the new one.
  func write(into table: inout NodeTable) throws(ExactAnalysisError) -> [Int32] {
    var renamed = Array(repeating: Int32(0), count: Int(top))
    for place in order.indices.reversed() {
      for index in members[Int(order[place])] where nodes[Int(index)].uses > 0 {
        let node = nodes[Int(index)]
        renamed[Int(index)] = try table.index(
          Int32(place), high: renamed[Int(node.high >> 1)] << 1 | (node.high & 1),
          low: renamed[Int(node.low >> 1)] << 1 | (node.low & 1))
      }
    }
    return renamed
  }

  /// Parts the nodes of `x` into those that ask `y` next and those that stay.
  private mutating func separate(_ x: Int32, _ y: Int32) {
    moved.removeAll(keepingCapacity: true)
    var kept = 0
    work += members[Int(x)].count + 1
    for place in members[Int(x)].indices {
      let index = members[Int(x)][place]
      let node = nodes[Int(index)]
      if node.uses == 0 { continue }
      if nodes[Int(node.high >> 1)].variable == y || nodes[Int(node.low >> 1)].variable == y {
        moved.append(index)
      } else {
        members[Int(x)][kept] = index
        kept += 1
      }
    }
    members[Int(x)].removeLast(members[Int(x)].count - kept)
  }

  /// Lets a node of `x` ask `y` first.
  private mutating func rewrite(_ index: Int32, _ x: Int32, _ y: Int32) {
    unlink(index)
    let (high, low) = (nodes[Int(index)].high, nodes[Int(index)].low)
    let (highHigh, highLow) = branches(high, y)
    let (lowHigh, lowLow) = branches(low, y)
    let newHigh = make(x, highHigh, lowHigh)
    nodes[Int(newHigh >> 1)].uses += 1
    let newLow = make(x, highLow, lowLow)
    nodes[Int(newLow >> 1)].uses += 1
    nodes[Int(index)].variable = y
    nodes[Int(index)].high = newHigh
    nodes[Int(index)].low = newLow
    link(index)
    release(high)
    release(low)
  }

  private func branches(_ edge: Int32, _ variable: Int32) -> (high: Int32, low: Int32) {
    let node = nodes[Int(edge >> 1)]
    guard node.variable == variable else { return (edge, edge) }
    return (node.high ^ (edge & 1), node.low ^ (edge & 1))
  }

  /// The node of a variable with its branches, found or added.
  private mutating func make(_ variable: Int32, _ high: Int32, _ low: Int32) -> Int32 {
    if high == low { return high }
    let sign = high & 1
    let (high, low) = (high ^ sign, low ^ sign)
    var index = buckets[NodeTable.hash(variable, high, low) & mask]
    while index >= 0 {
      let node = nodes[Int(index)]
      if node.high == high && node.low == low && node.variable == variable {
        return index << 1 | sign
      }
      index = node.next
    }
    index = slot()
    nodes[Int(index)] = Node(variable: variable, high: high, low: low, next: -1, uses: 0)
    nodes[Int(high >> 1)].uses += 1
    nodes[Int(low >> 1)].uses += 1
    link(index)
    members[Int(variable)].append(index)
    count += 1
    return index << 1 | sign
  }

  private mutating func slot() -> Int32 {
    if let index = free.popLast() { return index }
    if Int(top) == capacity {
      let larger = HugePages.allocate(Node.self, capacity: capacity * 2)
      larger.moveInitialize(from: nodes, count: capacity)
      nodes.deallocate()
      nodes = larger
      capacity *= 2
    }
    top += 1
    return top - 1
  }

  /// Takes a use away; a node without uses goes, and its own uses with it.
  private mutating func release(_ edge: Int32) {
    releases.append(edge >> 1)
    while let index = releases.popLast() {
      nodes[Int(index)].uses -= 1
      if nodes[Int(index)].uses > 0 { continue }
      unlink(index)
      count -= 1
      gone.append(index)
      releases.append(nodes[Int(index)].high >> 1)
      releases.append(nodes[Int(index)].low >> 1)
    }
  }

  private mutating func link(_ index: Int32) {
    let node = nodes[Int(index)]
    let bucket = NodeTable.hash(node.variable, node.high, node.low) & mask
    nodes[Int(index)].next = buckets[bucket]
    buckets[bucket] = index
  }

  private mutating func unlink(_ index: Int32) {
    let node = nodes[Int(index)]
    let bucket = NodeTable.hash(node.variable, node.high, node.low) & mask
    if buckets[bucket] == index {
      buckets[bucket] = node.next
      return
    }
    var before = buckets[bucket]
    while nodes[Int(before)].next != index { before = nodes[Int(before)].next }
    nodes[Int(before)].next = node.next
  }
}
