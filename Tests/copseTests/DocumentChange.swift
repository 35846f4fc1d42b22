// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// A document in which one object has a key more or less: a schema that says something finds it.
struct DocumentChange {
  /// The changed document.
  let document: Any
  /// The same document with another value of any kind in the object's place of the change.
  private let maps: [Any]
  /// The key that is gone; `nil` where one was added.
  let removed: String?
  /// What was changed.
  let words: String

  /// Whether the object has keys of its own choice: a schema lets a value of the right kind pass under any.
  func isMap(_ check: SchemaCheck) -> Bool { maps.contains { check.faults(of: $0).isEmpty } }

  /// All changes of a document, in each of its objects.
  static func all(of document: Any) -> [DocumentChange] {
    changes(of: document, at: "") { $0 }
  }

  /// The document with the first two members of each list, but all of those that differ in their keys.
  static func shortened(_ value: Any) -> Any {
    if let object = value as? [String: Any] { return object.mapValues { shortened($0) } }
    guard let list = value as? [Any] else { return value }
    var seen: Set<Set<String>> = []
    return list.enumerated().filter { index, member in
      let keys = Set((member as? [String: Any])?.keys.map { $0 } ?? [])
      return seen.insert(keys).inserted || index < 2
    }.map { shortened($0.element) }
  }

  private static func changes(
    of value: Any, at path: String, _ whole: (Any) -> Any
  ) -> [DocumentChange] {
    if let list = value as? [Any] {
      return list.indices.flatMap { index in
        changes(of: list[index], at: "\(path)/\(index)") { member in
          var list = list
          list[index] = member
          return whole(list)
        }
      }
    }
    guard let object = value as? [String: Any] else { return [] }
    func with(_ value: Any) -> Any {
      whole(object.merging(["surprise": value]) { first, _ in first })
    }
    let maps = [1, 1.5, "word", [String]()].map { with($0) }
    var found = [
      DocumentChange(
        document: with(["surprise": true]), maps: [], removed: nil, words: "a key more at \(path)")
    ]
    for key in object.keys.sorted() {
      found.append(
        DocumentChange(
          document: whole(object.filter { $0.key != key }), maps: maps, removed: key,
          words: "no '\(key)' at \(path)"))
      found += changes(of: object[key] ?? NSNull(), at: "\(path)/\(key)") { member in
        whole(object.merging([key: member]) { _, new in new })
      }
    }
    return found
  }
}
