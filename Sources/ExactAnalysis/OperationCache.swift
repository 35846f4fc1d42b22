// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Results of operations on diagrams, by their three operands.
///
/// A place holds one result, the latest (Brace, Rudell, Bryant, DAC 1990): a lost result is computed
/// again. The cache grows up to a bound as long as results keep coming, so that it forgets little before.
struct OperationCache: ~Copyable {
  /// The operands of an operation.
  struct Key: Equatable {
    /// The first operand.
    var first: Int32
    /// The second operand.
    var second: Int32
    /// The third operand; operations of two leave it as it is.
    var third: Int32 = 0
  }

  struct Entry {
    var key: Key
    var result: Int32
  }

  private static let greatest = 1 << 23
  /// Up to so many places the cache grows whatever the diagram.
  private static let small = 1 << 13
  private static let empty = Entry(key: Key(first: -1, second: -1, third: -1), result: 0)
  private var size = 1 << 9
  private var room = 1 << 9
  private var entries: UnsafeMutablePointer<Entry>

  /// Makes a cache without results.
  init() {
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Self.empty, count: size)
  }

  deinit {
    entries.deallocate()
  }

  /// The result of an operation, if it is still known.
  subscript(key: Key) -> Int32? {
    let entry = entries[Self.hash(key) & (size - 1)]
    return entry.key == key ? entry.result : nil
  }

  /// Keeps a result.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - key: The operands.
  ///   - nodes: The number of nodes of the diagram. More places than that save no work to speak of: a quarter
  ///     costs one operation in a hundred on published fault trees.
  mutating func insert(_ result: Int32, for key: Key, nodes: Int = .max) {
    entries[Self.hash(key) & (size - 1)] = Entry(key: key, result: result)
    room -= 1
    if room > 0 { return }
    if size < Self.small || size <= nodes / 4 { enlarge() } else { room = size / 4 }
  }

  /// Forgets everything.
  mutating func clear() {
    entries.initialize(repeating: Self.empty, count: size)
    room = size
  }

  private mutating func enlarge() {
    guard size < Self.greatest else { return }
    let (old, oldSize) = (entries, size)
    size *= 4
    room = size
    entries = HugePages.allocate(Entry.self, capacity: size)
    entries.initialize(repeating: Self.empty, count: size)
    for index in 0..<oldSize where old[index].key.first >= 0 {
      entries[Self.hash(old[index].key) & (size - 1)] = old[index]
    }
    old.deallocate()
  }

  private static func hash(_ key: Key) -> Int {
    let pair =
      UInt64(UInt32(bitPattern: key.first)) << 32 | UInt64(UInt32(bitPattern: key.second))
    let mixed =
      (pair &* 0x9E37_79B9_7F4A_7C15)
      ^ (UInt64(UInt32(bitPattern: key.third)) &* 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) &* 0xFF51_AFD7_ED55_8CCD >> 33)
  }
}
