// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The nodes of a decision diagram and the table that keeps equal nodes one.
///
/// Flat memory of its own instead of an array and a dictionary: building diagrams spends its time in
/// these look-ups, and this way is about eight times as fast. A place of the table holds an index and, in the bits
/// that are left, some of the hash: nodes that are not the one looked for are seldom read. Indices come from this
/// table alone.
struct NodeTable: ~Copyable {
  /// One node: if the variable is true go to `high`, else to `low`.
  struct Node {
    /// The variable; that of terminals is greater than all.
    var variable: Int32
    /// Where to go if it is true.
    var high: Int32
    /// Where to go if it is false.
    var low: Int32
  }

  /// The number of nodes.
  private(set) var count = 0
  /// The most nodes.
  var limit: Int
  /// Twice an index and a sign must fit in 32 bits.
  private static let greatest = 1 << 30
  /// There is room for two to the power of this many nodes, and for twice as many places.
  private var width: UInt32 = 8
  private var capacity: Int { 1 << Int(width) }
  private var nodes: UnsafeMutablePointer<Node>
  private var places: UnsafeMutablePointer<UInt32>
  /// No index: that of a terminal, which is never looked for.
  private static let empty: UInt32 = 0

  /// Makes a table with terminals at the first indices.
  init(terminals: Int, limit: Int) {
    self.limit = limit
    nodes = .allocate(capacity: 1 << Int(width))
    places = .allocate(capacity: 2 << Int(width))
    places.initialize(repeating: Self.empty, count: 2 << Int(width))
    for _ in 0..<terminals {
      nodes[count] = Node(variable: .max, high: 0, low: 0)
      count += 1
    }
  }

  deinit {
    nodes.deallocate()
    places.deallocate()
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
    let node = Node(variable: variable, high: high, low: low)
    var (place, mark) = start(node)
    while places[place] != Self.empty {
      if (places[place] ^ mark) >> width == 0 {
        let index = places[place] & UInt32(capacity - 1)
        let other = nodes[Int(index)]
        if other.high == high && other.low == low && other.variable == variable {
          return Int32(bitPattern: index)
        }
      }
      place = (place + 1) & (2 * capacity - 1)
    }
    guard count < min(limit, Self.greatest) else { throw .nodeLimit(limit) }
    if count == capacity {
      enlarge()
      (place, mark) = start(node)
      place = free(from: place)
    }
    let index = Int32(count)
    nodes[count] = node
    places[place] = mark | UInt32(count)
    count += 1
    return index
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

  private mutating func enlarge() {
    // The places are filled anew, so that they need not stand beside two sets of nodes.
    places.deallocate()
    let larger = HugePages.allocate(Node.self, capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    width += 1
    places = HugePages.allocate(UInt32.self, capacity: capacity * 2)
    link()
  }

  /// Puts all nodes into the table anew.
  private mutating func link() {
    places.initialize(repeating: Self.empty, count: capacity * 2)
    for index in 0..<count where nodes[index].variable != .max {
      let (place, mark) = start(nodes[index])
      places[free(from: place)] = mark | UInt32(index)
    }
  }

  /// The place at which the search for a node starts, and what of its hash a place holds.
  private func start(_ node: Node) -> (place: Int, mark: UInt32) {
    let hash = Self.mixed(node.variable, node.high, node.low) >> 31
    return (
      Int(truncatingIfNeeded: hash >> UInt64(32 - width)), UInt32(truncatingIfNeeded: hash) << width
    )
  }

  /// The first free place from one on.
  private func free(from place: Int) -> Int {
    var place = place
    while places[place] != Self.empty { place = (place + 1) & (2 * capacity - 1) }
    return place
  }

  /// Where a node is looked for, before it is cut to the table's size.
  static func hash(_ variable: Int32, _ high: Int32, _ low: Int32) -> Int {
    Int(truncatingIfNeeded: mixed(variable, high, low) >> 32)
  }

  /// A hash whose upper bits are good.
  private static func mixed(_ variable: Int32, _ high: Int32, _ low: Int32) -> UInt64 {
    let pair = UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
    return (pair ^ UInt64(UInt32(bitPattern: variable)) &* 0xD6E8_FEB8_6659_FD93)
      &* 0x9E37_79B9_7F4A_7C15
  }
}
