// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which parameters expected losses hang on before and after others were integrated out.
struct IntegratedParameters {
  private var before: Set<Int32> = []
  private var after: Set<Int32> = []

  /// How many there are.
  var count: Int { before.count }
  /// How many are left to be sampled.
  var sampled: Int { after.count }

  /// Adds those of a column and of its conditional expectation.
  mutating func add(before column: Register, after result: Register, _ builder: ProgramBuilder) {
    before.formUnion(ParameterUses.parameters(of: column, in: builder))
    after.formUnion(ParameterUses.parameters(of: result, in: builder))
  }
}
