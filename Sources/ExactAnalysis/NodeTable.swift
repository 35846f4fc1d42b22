// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The nodes of a decision diagram and the table that keeps equal nodes one.
///
/// Flat memory of its own instead of an array and a dictionary: building diagrams spends its time in
/// these look-ups, and this way is about eight times as fast. Indices come from this table alone.
struct NodeTable: ~Copyable {
  /// One node: if the variable is true go to `high`, else to `low`.
  struct Node {
    /// The variable; that of terminals is greater than all.
    var variable: Int32
    /// Where to go if it is true.
    var high: Int32
    /// Where to go if it is false.
    var low: Int32
    fileprivate var next: Int32
  }

  /// The number of nodes.
  private(set) var count = 0
  /// The most nodes.
  var limit: Int
  /// Twice an index and a sign must fit in 32 bits.
  private static let greatest = 1 << 30
  private var capacity = 256
  private var nodes: UnsafeMutablePointer<Node>
  private var mask = 255
  private var buckets: UnsafeMutablePointer<Int32>

  /// Makes a table with terminals at the first indices.
  init(terminals: Int, limit: Int) {
    self.limit = limit
    nodes = .allocate(capacity: capacity)
    buckets = .allocate(capacity: mask + 1)
    buckets.initialize(repeating: -1, count: mask + 1)
    for _ in 0..<terminals {
      nodes[count] = Node(variable: .max, high: 0, low: 0, next: -1)
      count += 1
    }
  }

  deinit {
    nodes.deallocate()
    buckets.deallocate()
  }

  /// The node of an index that the table gave out.
  subscript(index: Int32) -> Node { nodes[Int(index)] }

  /// The index of a node, found or added.
  ///
  /// O(1) on average.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if there is no room.
  mutating func index(
    _ variable: Int32, high: Int32, low: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    let bucket = Self.hash(variable, high, low) & mask
    var index = buckets[bucket]
    while index >= 0 {
      let node = nodes[Int(index)]
      if node.high == high && node.low == low && node.variable == variable { return index }
      index = node.next
    }
    guard count < min(limit, Self.greatest) else { throw .nodeLimit(limit) }
    if count == capacity {
      enlarge()
      return add(variable, high, low, Self.hash(variable, high, low) & mask)
    }
    return add(variable, high, low, bucket)
  }

  /// Keeps some nodes and forgets all others; what is kept moves to lower indices in the same order.
  ///
  /// Terminals stay. A node that is kept needs its children kept.
  ///
  /// - Returns: The new index of each old one that is kept.
  mutating func keep(
    _ isKept: [Bool], child: (_ old: Int32, _ renamed: [Int32]) -> Int32
  ) -> [Int32] {
    var renamed = Array(repeating: Int32(0), count: count)
    var kept = 0
    for index in 0..<count where nodes[index].variable == .max || isKept[index] {
      renamed[index] = Int32(kept)
      nodes[kept] = nodes[index]
      if nodes[index].variable != .max {
        nodes[kept].high = child(nodes[index].high, renamed)
        nodes[kept].low = child(nodes[index].low, renamed)
      }
      kept += 1
    }
    count = kept
    link()
    return renamed
  }

  private mutating func add(_ variable: Int32, _ high: Int32, _ low: Int32, _ bucket: Int) -> Int32
  {
    let index = Int32(count)
    nodes[count] = Node(variable: variable, high: high, low: low, next: buckets[bucket])
    buckets[bucket] = index
    count += 1
    return index
  }

  private mutating func enlarge() {
    let larger = HugePages.allocate(Node.self, capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
    buckets.deallocate()
    mask = capacity - 1
    buckets = HugePages.allocate(Int32.self, capacity: capacity)
    link()
  }

  /// Puts all nodes into the table anew.
  private mutating func link() {
    buckets.initialize(repeating: -1, count: mask + 1)
    for index in 0..<count where nodes[index].variable != .max {
      let bucket = Self.hash(nodes[index].variable, nodes[index].high, nodes[index].low) & mask
      nodes[index].next = buckets[bucket]
      buckets[bucket] = Int32(index)
    }
  }

  /// Where a node is looked for, before it is cut to the table's size.
  static func hash(_ variable: Int32, _ high: Int32, _ low: Int32) -> Int {
    let pair = UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
    let mixed =
      (pair ^ UInt64(UInt32(bitPattern: variable)) &* 0xD6E8_FEB8_6659_FD93)
      &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
