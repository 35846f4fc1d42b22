// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A stack of plain values in flat memory, for loops that keep their own calls.
struct FlatStack<Element: BitwiseCopyable>: ~Copyable {
  private var capacity = 64
  private var elements: UnsafeMutablePointer<Element>
  /// The number of elements.
  private(set) var count = 0

  /// Makes an empty stack.
  init() {
    elements = .allocate(capacity: capacity)
  }

  deinit {
    elements.deallocate()
  }

  /// The element pushed last.
  ///
  /// - Precondition: there is one.
  var top: Element {
    get { elements[count - 1] }
    set { elements[count - 1] = newValue }
  }

  /// The element of an index.
  ///
  /// - Precondition: there are more elements.
  subscript(index: Int) -> Element { elements[index] }

  /// Adds an element.
  ///
  /// Amortized O(1).
  mutating func push(_ element: Element) {
    if count == capacity { enlarge() }
    elements[count] = element
    count += 1
  }

  /// Takes the element pushed last away.
  ///
  /// - Precondition: there is one.
  mutating func drop() {
    count -= 1
  }

  /// Takes all elements away.
  mutating func clear() {
    count = 0
  }

  private mutating func enlarge() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: elements, count: count)
    elements.deallocate()
    elements = larger
    capacity *= 2
  }
}
