// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension TrialWorker {
  /// Runs trials that make up whole blocks or end a run, fewer than a chunk, and returns their sums.
  func run(trials: Range<Int>) -> Replicated<ChunkMoments> {
    var sums = scenario.noSums
    for first in stride(from: trials.lowerBound, to: trials.upperBound, by: TrialBlock.size) {
      let count = min(TrialBlock.size, trials.upperBound - first)
      simulate(firstTrial: UInt64(first), count: count)
      enterBlock(at: UInt64(first), count: count, into: &sums)
    }
    return sums
  }

  /// Adds the sums of the block that was simulated last, to those of all trials and of its group or groups.
  func enterBlock(at first: UInt64, count: Int, into sums: inout Replicated<ChunkMoments>) {
    guard let tiles = design.tiles(count: count) else {
      return sums.merge(block.moments, group: design.group(ofBlockAt: first))
    }
    sums.mergeTotal(block.moments)
    for (group, tile) in tiles.enumerated() { sums.mergeGroup(moments(of: tile), group: group) }
  }

  /// The sums of a part of the block's trials from which errors are told; simulated years of single threats are left out,
  /// whose error is that of independent years.
  private func moments(of tile: Range<Int>) -> ChunkMoments {
    var sums = ChunkMoments(threatCount: scenario.threats.count)
    for (index, threat) in scenario.compiled.enumerated() {
      let years = block.threats[index]
      sums.threats[index].vulnerability = moments(threat.vulnerability, tile)
      sums.threats[index].events = moments(threat.eventRate, tile)
      sums.threats[index].cheapestCost = cheapest(threat, tile)
      sums.threats[index].loss.estimate =
        threat.isLinear
        ? PairMoments(moments(threat.integratedLoss, tile), besideZeros: tile.count)
        : Self.part(years.estimate, years.control, tile)
      sums.threats[index].loss.anyEvent = anyEvent(column(threat.yearRate, tile))
    }
    let portfolio = block.portfolio
    sums.portfolio.estimate = Self.part(portfolio.estimate, portfolio.control, tile)
    sums.portfolio.simulated = Self.part(portfolio.totals, portfolio.control, tile).first
    sums.portfolio.anyEvent = portfolio.rate.values.withUnsafeBufferPointer {
      anyEvent(Column(rebasing: $0[tile]))
    }
    sums.controlCost = moments(scenario.controlCost, tile)
    return sums
  }

  private func anyEvent(_ rate: Column) -> Moments {
    years.computeChances(rate)
    return Moments(of: years.anyEvent(rate.count))
  }

  private func cheapest(_ threat: CompiledThreat, _ tile: Range<Int>) -> Moments {
    guard let slot = threat.cheapestCost else { return Moments() }
    let costs = column(slot, tile).filter(\.isFinite)
    return Moments(of: costs, count: costs.count)
  }

  private static func part(
    _ first: [Double], _ second: [Double], _ tile: Range<Int>
  ) -> PairMoments {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        PairMoments(of: Column(rebasing: first[tile]), and: Column(rebasing: second[tile]))
      }
    }
  }
}
