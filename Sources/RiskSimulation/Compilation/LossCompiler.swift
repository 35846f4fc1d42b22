// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Makes the columns and samplers of a threat's loss.
struct LossCompiler {
  /// What is compiled of a threat's loss.
  struct Compiled {
    /// The column of the expected loss of one event.
    var expectedImpact: Register
    /// The column of the expected loss of one event before all transfers; `nil` where there is no transfer.
    var grossImpact: Register?
    /// The column of the annual loss's variance given the parameters.
    var variance: Register
    /// How years are drawn.
    var sampler: LossSampler
  }

  private struct Form {
    var mean: Double
    var secondMoment: Double
    var share: Register
  }

  private let model: Model
  private let effects: ActiveEffects

  /// Makes a compiler for threats under effects.
  init(_ model: Model, _ effects: ActiveEffects) {
    self.model = model
    self.effects = effects
  }

  /// Compiles the loss of a threat with the given rate columns.
  ///
  /// - Throws: ``SimulationError/infiniteMean(threat:form:)`` for a loss without finite mean.
  func compile(
    _ threat: Threat, yearRate: Register, eventRate: Register, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Compiled {
    let entries = effects.onThreat(threat.name)
    var scale = try effects.apply(to: builder.constant(1), .loss, of: entries, &builder)
    let gross = scale
    var transfers = try transfers(in: entries, &builder)
    let hasTransfer = !transfers.isEmpty
    if transfers.allSatisfy(\.terms.isProportional) {
      for transfer in transfers {
        scale = builder.emit(.reduce(scale, by: transfer.share, coverage: 1))
      }
      transfers = []
    }
    var sampled: [SampledForm] = []
    var forms: [Form] = []
    for form in threat.losses {
      let compiled = try compile(form, of: threat, &builder)
      sampled.append(compiled.sampled)
      forms.append(compiled.form)
    }
    let impact = meanImpact(forms, scale, &builder)
    let sampler = LossSampler(
      yearRate: yearRate, scale: scale, grossScale: scale == gross ? nil : gross,
      count: try builder.stream(ChanceName.events(threat: threat.name)), forms: sampled,
      transfers: transfers)
    let variance = variance(threat, forms, scale, impact, eventRate, &builder)
    return Compiled(
      expectedImpact: impact,
      grossImpact: hasTransfer ? meanImpact(forms, gross, &builder) : nil, variance: variance,
      sampler: sampler)
  }

  private func transfers(
    in entries: [ActiveEffects.Entry], _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> [SampledTransfer] {
    var transfers: [SampledTransfer] = []
    for entry in entries {
      guard case .transfer(let terms) = entry.effect.change else { continue }
      let share = try effects.gatedSize(terms.share, of: entry, &builder)
      transfers.append(SampledTransfer(terms: terms, share: share))
    }
    return transfers
  }

  private func compile(
    _ form: LossForm, of threat: Threat, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> (form: Form, sampled: SampledForm) {
    let magnitude = model.resolved(
      form.magnitude, as: ParameterName.magnitude(threat: threat.name, form: form.name))
    let law = magnitude.distribution
    let mean = law.mean
    guard mean.isFinite else { throw .infiniteMean(threat: threat.name, form: form.name) }
    let share = try share(of: form, of: threat, &builder)
    let sampled = SampledForm(
      law: TableCache.shared.table(of: law), below: PartialMoments(law), share: share,
      magnitudes: try builder.stream(ChanceName.magnitudes(threat: threat.name, form: form.name)),
      occurrences: try builder.stream(
        ChanceName.occurrences(threat: threat.name, form: form.name)),
      largest: try builder.stream(ChanceName.largest(threat: threat.name, form: form.name)),
      rest: try builder.stream(ChanceName.rest(threat: threat.name, form: form.name)))
    let compiled = Form(
      mean: mean, secondMoment: law.variance + mean * mean, share: share ?? builder.constant(1))
    return (compiled, sampled)
  }

  private func share(
    of form: LossForm, of threat: Threat, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register? {
    guard let probability = form.probability else { return nil }
    let name = ParameterName.formProbability(threat: threat.name, form: form.name)
    let resolved = model.resolved(probability, as: name)
    return try builder.draw(resolved.drawName, resolved.distribution)
  }

  /// `scale * sum of share * mean`.
  private func meanImpact(
    _ forms: [Form], _ scale: Register, _ builder: inout ProgramBuilder
  ) -> Register {
    var sum = builder.constant(0)
    for form in forms {
      let part = builder.emit(.multiply(form.share, builder.constant(form.mean)))
      sum = builder.emit(.add(sum, part))
    }
    return builder.emit(.multiply(scale, sum))
  }

  /// The variance of a compound sum: `rate * E[X^2]`, and `(rate * E[X])^2 / size` where years differ.
  private func variance(
    _ threat: Threat, _ forms: [Form], _ scale: Register, _ impact: Register, _ rate: Register,
    _ builder: inout ProgramBuilder
  ) -> Register {
    let squaredScale = builder.emit(.multiply(scale, scale))
    let second = builder.emit(.multiply(squaredScale, secondMoment(forms, &builder)))
    let poisson = builder.emit(.multiply(rate, second))
    guard case .negativeBinomial(let size) = threat.occurrence else { return poisson }
    let mean = builder.emit(.multiply(rate, impact))
    let spread = builder.emit(.product([mean, mean, builder.constant(1 / size)]))
    return builder.emit(.add(poisson, spread))
  }

  /// `E[(sum of forms)^2]` for independent forms, each with its share.
  private func secondMoment(_ forms: [Form], _ builder: inout ProgramBuilder) -> Register {
    var sum = builder.constant(0)
    for (index, form) in forms.enumerated() {
      let own = builder.emit(.multiply(form.share, builder.constant(form.secondMoment)))
      sum = builder.emit(.add(sum, own))
      for other in forms[..<index] {
        let factor = builder.constant(2 * form.mean * other.mean)
        let cross = builder.emit(.product([form.share, other.share, factor]))
        sum = builder.emit(.add(sum, cross))
      }
    }
    return sum
  }
}
