// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension Model {
  /// The places that a text names: a full name, a short one or a pattern with `*`.
  ///
  /// As the model language documents: `step.NAME.probability`, `NAME.probability`,
  /// `THREAT.attempts`, `attempts` for all threats, `CONTROL.effectiveness`, `step.stuffing-*.cost`.
  ///
  /// - Parameter text: The text.
  /// - Returns: At least one place, in the order of the model's elements.
  /// - Throws: ``TargetError`` if nothing has the name, or elements of several kinds do.
  /// - Complexity: O(elements of the model).
  public func places(named text: String) throws(TargetError) -> [EstimatePlace] {
    let names = targetNames
    let exact = names.filter { $0.place.name == text }
    let found = exact.isEmpty ? names.filter { $0.matches(text) } : exact
    guard let first = found.first else {
      throw .unknown(text, nearest: Self.nearest(to: text, among: names))
    }
    let kinds = found.filter { $0.place.kind != first.place.kind }
    if let other = kinds.first, !text.contains("*"), text != first.common {
      throw .ambiguous(text, [first.place.name, other.place.name])
    }
    return found.map(\.place)
  }

  /// The nearest name, looked for first among those that agree in one of their parts.
  private static func nearest(to text: String, among names: [TargetName]) -> String? {
    let known = names.flatMap { $0.own + [$0.place.name] }
    let common = Array(Set(names.compactMap(\.common))).sorted()
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let (head, tail) = (parts.dropLast().joined(separator: "."), parts.last ?? "")
    let alike = known.filter {
      parts.count > 1 && ($0.hasPrefix("\(head).") || $0.hasSuffix(".\(tail)"))
    }
    return NearestName.to(text, among: common) ?? NearestName.to(text, among: alike)
      ?? NearestName.to(text, among: known)
  }

  /// All places by their full names.
  ///
  /// O(elements of the model).
  public var placesByName: [String: EstimatePlace] {
    Dictionary(targetNames.map { ($0.place.name, $0.place) }) { first, _ in first }
  }

  /// What the number at a place measures.
  public func quantity(at place: EstimatePlace) -> Quantity {
    switch place {
    case .parameter: .shared
    case .step(_, let quantity):
      quantity == .probability || quantity == .detection ? .probability : .nonnegative
    case .share: .probability
    case .magnitude: .loss
    case .controlEffect(let control, let index):
      controls[control]?.effects[index].sizeQuantity ?? .nonnegative
    case .attackerEffect(let attacker, let index):
      attackers[attacker]?.effects[index].sizeQuantity ?? .nonnegative
    case .damage, .attempts, .cost, .premium, .term, .budget, .patience: .nonnegative
    }
  }
}
