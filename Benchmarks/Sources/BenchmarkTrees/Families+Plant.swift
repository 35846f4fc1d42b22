// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Families {
  /// The sequences of an event tree over the front systems of a plant, as probabilistic safety assessments have them.
  ///
  /// Each front system has three trains of components, which lean on support systems that lean on each other;
  /// a sequence is an initiating event with some systems failing and, with `hasNegation`, others working.
  package static func plant(
    systems: Int, sequences: Int, supports: Int, seed: UInt64, hasNegation: Bool
  ) -> BenchmarkTree {
    var random = Generator(seed: seed)
    var tree = BenchmarkTree(
      name: "plant \(systems) x \(sequences)\(hasNegation ? ", negation" : "")")
    tree.gates = [
      .init(name: "top", operation: "or", operands: (0..<sequences).map { "q\($0)" })
    ]
    for support in 0..<supports {
      var operands = [tree.event(&random), tree.event(&random), "pair\(support)"]
      let both = [tree.event(&random), tree.event(&random)]
      tree.gates.append(.init(name: "pair\(support)", operation: "and", operands: both))
      if support > 0, Int.random(in: 0..<10, using: &random) < 7 {
        operands.append("s\(Int.random(in: max(0, support - 4)..<support, using: &random))")
      }
      tree.gates.append(.init(name: "s\(support)", operation: "or", operands: operands))
    }
    for system in 0..<systems { tree.addSystem(system, supports, &random) }
    let initiators = (0..<max(2, sequences / 8)).map { _ in tree.event(&random) }
    for sequence in 0..<sequences {
      let used = (0..<systems).shuffled(using: &random)
        .prefix(Int.random(in: 2...min(5, systems), using: &random))
      let failing = Int.random(in: 1...used.count, using: &random)
      var operands = [initiators[Int.random(in: 0..<initiators.count, using: &random)]]
      for (place, system) in used.enumerated() where place < failing || hasNegation {
        operands.append(place < failing ? "f\(system)" : "!f\(system)")
      }
      tree.gates.append(.init(name: "q\(sequence)", operation: "and", operands: operands))
    }
    return tree
  }
}

extension BenchmarkTree {
  fileprivate mutating func event(_ random: inout Generator) -> String {
    var probability = Double.random(in: 0.1...1, using: &random)
    for _ in 0..<Int.random(in: 2...4, using: &random) { probability /= 10 }
    events.append(("e\(events.count)", probability))
    return events[events.count - 1].name
  }

  fileprivate mutating func addSystem(
    _ system: Int, _ supports: Int, _ random: inout Generator
  ) {
    var trains: [String] = []
    for train in 0..<3 {
      var operands = (0..<4).map { _ in event(&random) }
      for support in (0..<supports).shuffled(using: &random).prefix(2) {
        operands.append("s\(support)")
      }
      trains.append("t\(system)-\(train)")
      gates.append(.init(name: trains[train], operation: "or", operands: operands))
    }
    let isParallel = Bool.random(using: &random)
    gates.append(
      .init(
        name: "y\(system)", operation: isParallel ? "and" : "atleast",
        minimum: isParallel ? nil : 2, operands: trains))
    gates.append(
      .init(name: "f\(system)", operation: "or", operands: ["y\(system)", event(&random)]))
  }
}
