// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A run's sampling scheme, with what it needs to know about the run's parameters.
struct SamplingDesign: Sendable {
  /// The most trials of a Latin hypercube; more would hardly be better, and its designs tell the error.
  private static let hypercubeBits = 12
  /// The independent replicates of quasi-Monte Carlo.
  static let replicates = 16
  /// Into how many groups independent parts of a run are dealt to tell errors.
  static let groups = 32

  /// The scheme; never ``SamplingScheme/auto``.
  let scheme: SamplingScheme
  /// Whether it was chosen by copse.
  let isAutomatic: Bool
  /// How many neighbouring trials are of one replicate of quasi-Monte Carlo; those of a block, or fewer.
  let tile: Int
  /// The parameters, those that matter first.
  private let names: [String]
  private let dimensions: [String: Int]
  private let directions: SobolDirections
  private let bits: Int
  private let parameterCount: Int

  /// Chooses the design of a run of one scenario, or of a base and others that are compared with it.
  ///
  /// Under quasi-Monte Carlo each parameter of any side has one dimension, the more important for the first side's
  /// expected loss the earlier. O(parameters), and ``ParameterImportance``'s trials.
  init(
    _ asked: SamplingScheme, trials: Int, sides: [CompiledScenario], tile: Int = TrialBlock.size
  ) {
    let names = Self.parameters(of: sides)
    self.names = names
    self.tile = tile
    isAutomatic = asked == .auto
    scheme = asked == .auto ? Self.automatic(trials: trials, parameters: names.count) : asked
    parameterCount = names.count
    let share = max(trials / Self.groups, 1)
    bits = max(
      TrialBlock.size.trailingZeroBitCount,
      min(Self.hypercubeBits, Int.bitWidth - 1 - share.leadingZeroBitCount))
    guard scheme == .quasi else {
      dimensions = [:]
      directions = SobolDirections(dimensions: 0)
      return
    }
    (dimensions, directions) = Self.dimensions(names)
  }

  /// The design by which the law of a year is averaged over parameters: quasi-random points in tiles, a dimension for good
  /// and bad years too.
  ///
  /// Parameters are in the order of another quasi-random design of the scenario, if one is known.
  init(yearLawOf scenario: CompiledScenario, like known: SamplingDesign?, tile: Int) {
    let chance = scenario.program.quantities.filter(\.isChance).map(\.name)
    let ordered = known.flatMap { $0.scheme == .quasi ? $0.names : nil }
    let names = (ordered ?? Self.parameters(of: [scenario])) + chance
    self.names = names
    self.tile = tile
    isAutomatic = false
    scheme = .quasi
    parameterCount = names.count
    bits = TrialBlock.size.trailingZeroBitCount
    (dimensions, directions) = Self.dimensions(names)
  }

  private static func dimensions(_ names: [String]) -> ([String: Int], SobolDirections) {
    let kept = names.prefix(SobolDirections.maximumDimensions)
    return (
      Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) }),
      SobolDirections(dimensions: kept.count)
    )
  }

  /// The source of a program's uniform numbers.
  func uniforms(for program: ColumnProgram) -> any UniformSource {
    let quantities = program.copula.quantities
    switch scheme {
    case .plain, .auto: return program.independentUniforms
    case .antithetic: return program.copula.applied(to: AntitheticUniforms(quantities))
    case .latinHypercube:
      return program.copula.applied(to: LatinHypercubeUniforms(quantities, bits: bits))
    case .quasi:
      return program.copula.applied(
        to: QuasiUniforms(
          quantities, dimensions: quantities.map { dimensions[$0.name] }, directions,
          replicates: Self.replicates, tile: tile))
    }
  }

  /// The group of independent parts of the run to which the block of trials that begins at `firstTrial` belongs.
  func group(ofBlockAt firstTrial: UInt64) -> Int {
    let block = firstTrial / UInt64(TrialBlock.size)
    switch scheme {
    case .plain, .antithetic, .auto: return Int(block % UInt64(Self.groups))
    case .latinHypercube: return Int((firstTrial &>> UInt64(bits)) % UInt64(Self.groups))
    case .quasi: return Int(block % UInt64(Self.replicates))
    }
  }

  /// The parts of a block's first trials that belong to replicates of their own, in order; `nil` if the block is of one
  /// group.
  func tiles(count: Int) -> [Range<Int>]? {
    guard scheme == .quasi, tile < TrialBlock.size else { return nil }
    return stride(from: 0, to: count, by: tile).map { $0..<min($0 + tile, count) }
  }

  /// What is told about the sampling.
  var summary: SamplingSummary {
    SamplingSummary(
      scheme: scheme, isAutomatic: isAutomatic, parameters: parameterCount,
      replicates: scheme == .quasi ? Self.replicates : nil,
      dimensions: scheme == .quasi ? dimensions.count : nil)
  }

  private static func automatic(trials: Int, parameters: Int) -> SamplingScheme {
    parameters > 0 && trials >= replicates * TrialBlock.size ? .quasi : .plain
  }

  /// The names of all parameters, the first side's by importance, then what there is beside them.
  private static func parameters(of sides: [CompiledScenario]) -> [String] {
    guard let first = sides.first else { return [] }
    var names = ParameterImportance.ranked(first).map { first.program.quantities[$0].name }
    var known = Set(names)
    for side in sides {
      for quantity in side.program.copula.quantities
      where !quantity.isChance && known.insert(quantity.name).inserted {
        names.append(quantity.name)
      }
    }
    return names
  }
}
