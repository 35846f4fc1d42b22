// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Sums losses by where each drawn number lies.
struct SwingSampler {
  /// A drawn number with the losses that depend on it.
  private struct Entry {
    var name: String
    var column: Register
    var p10: Double
    var p90: Double
    var losses: [Int]
    var low = Tail()
    var high = Tail()
    var total = 0.0
  }

  /// Count, sum and sum of squares.
  private struct Tail {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0

    mutating func insert(_ value: Double) {
      count += 1
      sum += value
      squares += value * value
    }

    var mean: Double { count > 0 ? sum / count : 0 }
    var variance: Double {
      count > 1 ? max(squares - sum * sum / count, 0) / (count - 1) / count : 0
    }
  }

  private let program: ColumnProgram
  private let losses: [Register]
  private var entries: [Entry] = []

  /// Finds the numbers that each loss depends on.
  ///
  /// O(losses x instructions).
  init(_ builder: ProgramBuilder, losses: [Register]) {
    self.losses = losses
    var users: [Register: [Int]] = [:]
    for (index, loss) in losses.enumerated() {
      let lifetimes = Lifetimes(builder, outputs: [loss])
      for place in builder.instructions.indices where lifetimes.isLive(place) {
        if case .draw = builder.instructions[place] {
          users[Register(place), default: []].append(index)
        }
      }
    }
    program = ColumnProgram(builder, outputs: losses + users.keys)
    for column in users.keys.sorted() {
      guard case .draw(let quantity, let law) = builder.instructions[Int(column)],
        !builder.quantities[Int(quantity)].isChance
      else { continue }
      let distribution = builder.laws[Int(law)]
      entries.append(
        Entry(
          name: builder.quantities[Int(quantity)].name, column: column,
          p10: distribution.quantile(0.1), p90: distribution.quantile(0.9),
          losses: users[column] ?? []))
    }
  }

  /// Runs blocks of draws.
  func run(blocks: Int) -> ParameterSwings {
    let memory = ColumnMemory(for: program)
    var entries = entries
    var sum = 0.0
    for block in 0..<blocks {
      program.run(in: memory, firstTrial: UInt64(block * TrialBlock.size))
      let columns = losses.map { memory.column(program.slot($0)) }
      for column in columns { sum += column.reduce(0, +) }
      for index in entries.indices {
        let values = memory.column(program.slot(entries[index].column))
        Self.add(values, columns, to: &entries[index])
      }
    }
    let draws = Double(blocks * TrialBlock.size)
    let mean = sum / draws
    let swings = entries.map { entry in
      let own = entry.total / draws
      return ParameterSwings.Swing(
        name: entry.name, p10: entry.p10, p90: entry.p90, low: mean + entry.low.mean - own,
        high: mean + entry.high.mean - own,
        standardError: (entry.low.variance + entry.high.variance).squareRoot())
    }
    return ParameterSwings(
      mean: mean, draws: blocks * TrialBlock.size,
      swings: swings.enumerated().sorted { left, right in
        left.element.width == right.element.width
          ? left.offset < right.offset : left.element.width > right.element.width
      }.map(\.element))
  }

  private static func add(
    _ values: ColumnMemory.Column, _ columns: [ColumnMemory.Column], to entry: inout Entry
  ) {
    for trial in values.indices {
      var loss = 0.0
      for index in entry.losses { loss += columns[index][trial] }
      entry.total += loss
      if values[trial] <= entry.p10 { entry.low.insert(loss) }
      if values[trial] >= entry.p90 { entry.high.insert(loss) }
    }
  }
}
