// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The mixture that importance sampling draws from, and the weight of what it draws.
///
/// Components: attacks forced to succeed, each as often as its probability is a part of all attacks'; biased steps;
/// steps as they are. Their shares of the blocks are fixed, and a trial is weighed by the density of the whole
/// mixture (the balance heuristic: Veach and Guibas, SIGGRAPH 1995; Owen and Zhou, "Safe and effective importance
/// sampling", JASA 95, 2000), so that no weight exceeds one over the share of steps as they are. Where the attacks
/// are all there are, they alone are drawn, and a weight is their sum over the number of attacks that succeed:
/// Karp and Luby, "Monte-Carlo algorithms for enumeration and reliability problems", FOCS 1983.
struct ImportanceMixture: Sendable {
  /// A component of the mixture.
  enum Component: Int, Hashable, Sendable, CaseIterable {
    case attacks, biased, plain
  }

  /// The blocks of a round: components take turns in it.
  static let round = 16

  /// How many of a round's blocks each component has.
  let blocks: [Component: Int]
  private let order: [Component]

  /// The mixture for a guide.
  init(_ guide: ImportanceGuide) {
    if guide.isComplete {
      blocks = [.attacks: Self.round]
    } else if guide.attacks.isEmpty {
      blocks = [.biased: 14, .plain: 2]
    } else {
      blocks =
        guide.origin == .diagram
        ? [.attacks: 11, .biased: 4, .plain: 1] : [.attacks: 8, .biased: 7, .plain: 1]
    }
    let blocks = blocks
    order = Component.allCases.flatMap { Array(repeating: $0, count: blocks[$0] ?? 0) }
  }

  /// The component that a block is drawn from.
  func component(ofBlock block: Int) -> Component { order[block % Self.round] }

  /// The share of trials of a component.
  func share(_ component: Component) -> Double {
    Double(blocks[component] ?? 0) / Double(Self.round)
  }

  /// Whether trials are run in whole rounds only, so that shares are exact.
  var needsRounds: Bool { blocks.count > 1 }

  /// The trials that are run where so many are asked for.
  func trials(for requested: Int) -> Int {
    let unit = Self.round * EventBlock.size
    return needsRounds ? (requested + unit - 1) / unit * unit : requested
  }
}
