// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Component.Kind {
  /// The categories that apply to an element of this kind.
  ///
  /// STRIDE per element: everything can go wrong with a process; an external entity can be impersonated and can
  /// deny what it did; a data store can be tampered with, disclosed and made unavailable, and where it holds logs,
  /// denied, which is left to the threats of whoever writes it (Hernan, Lambert, Ostwald and Shostack, "Uncover Security
  /// Design Flaws Using The STRIDE Approach", MSDN Magazine, November 2006).
  public var applicableCategories: [STRIDE] {
    switch self {
    case .process: STRIDE.allCases
    case .externalEntity: [.spoofing, .repudiation]
    case .dataStore: [.tampering, .informationDisclosure, .denialOfService]
    }
  }
}

extension Model {
  /// The components that a threat is aimed at: its own targets, then those of the nodes of its tree.
  ///
  /// - Complexity: O(nodes of the tree).
  public func targets(of threat: Threat) -> [String] {
    var seen: Set<String> = []
    let nodes = forest.topologicalOrder(from: [threat.goal]).reversed()
    let all = threat.targets + nodes.flatMap { forest[$0]?.targets ?? [] }
    return all.filter { seen.insert($0).inserted }
  }
}
