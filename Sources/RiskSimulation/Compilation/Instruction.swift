// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One operation of a column program: how a column follows from earlier ones, trial by trial.
enum Instruction: Hashable, Sendable {
  /// The same number in every trial.
  case constant(Double)
  /// The variates of a quantity under a law, both by index into the program.
  case draw(quantity: Int32, law: Int32)
  /// `a * b`.
  case multiply(Register, Register)
  /// `a + b`.
  case add(Register, Register)
  /// `a * (1 - coverage * b)`.
  case reduce(Register, by: Register, coverage: Double)
  /// `min(a, 1)`.
  case cap(Register)
  /// `1 - a`.
  case complement(Register)
  /// The product of independent probabilities: all happen.
  case product([Register])
  /// `1 - (1-a)(1-b)...`: any of independent events happens.
  case coproduct([Register])
  /// `c * high + (1 - c) * low`: a node of a decision diagram.
  case select(condition: Register, high: Register, low: Register)
  /// The probability that at least `k` of independent events happen.
  case atLeast(Int, [Register])
  /// `max(a, b)`.
  case maximum(Register, Register)
  /// `max(low, probability * high)`: a node of the minimal attacks, seen by who wants to succeed.
  case likelier(low: Register, probability: Register, high: Register)
  /// `min(low, cost + high)`: a node of the minimal attacks, seen by who wants to save.
  case cheaper(low: Register, cost: Register, high: Register)
  /// `a` where `cost <= limit`, else 0.
  case affordable(Register, cost: Register, limit: Register)
  /// A function of numbers.
  case apply(NumericExpression.Operator, [Register])
  /// The likeliest attack under limits, by a search whose tables the program holds under this index.
  case search(Int32)

  /// The registers that are read; those of a search are held by the program.
  var operands: [Register] {
    switch self {
    case .constant, .draw, .search: []
    case .complement(let a), .cap(let a): [a]
    case .multiply(let a, let b), .add(let a, let b), .maximum(let a, let b): [a, b]
    case .reduce(let a, let b, _): [a, b]
    case .product(let inputs), .coproduct(let inputs), .atLeast(_, let inputs),
      .apply(_, let inputs):
      inputs
    case .select(let condition, let high, let low): [condition, high, low]
    case .likelier(let low, let probability, let high): [low, probability, high]
    case .cheaper(let low, let cost, let high): [low, cost, high]
    case .affordable(let a, let cost, let limit): [a, cost, limit]
    }
  }

  /// Whether the result is affine in each operand while the others stay.
  var isAffineInEach: Bool {
    switch self {
    case .constant, .draw, .multiply, .add, .reduce, .complement, .product, .coproduct, .select,
      .atLeast:
      true
    case .cap, .maximum, .likelier, .cheaper, .affordable, .apply, .search: false
    }
  }

  /// The same operation on other registers.
  func mapOperands(_ place: (Register) -> Register) -> Instruction {
    switch self {
    case .constant, .draw, .search: self
    case .complement(let a): .complement(place(a))
    case .cap(let a): .cap(place(a))
    case .multiply(let a, let b): .multiply(place(a), place(b))
    case .add(let a, let b): .add(place(a), place(b))
    case .maximum(let a, let b): .maximum(place(a), place(b))
    case .reduce(let a, let b, let coverage): .reduce(place(a), by: place(b), coverage: coverage)
    case .product(let inputs): .product(inputs.map(place))
    case .coproduct(let inputs): .coproduct(inputs.map(place))
    case .atLeast(let k, let inputs): .atLeast(k, inputs.map(place))
    case .apply(let function, let inputs): .apply(function, inputs.map(place))
    case .select(let condition, let high, let low):
      .select(condition: place(condition), high: place(high), low: place(low))
    case .likelier(let low, let probability, let high):
      .likelier(low: place(low), probability: place(probability), high: place(high))
    case .cheaper(let low, let cost, let high):
      .cheaper(low: place(low), cost: place(cost), high: place(high))
    case .affordable(let a, let cost, let limit):
      .affordable(place(a), cost: place(cost), limit: place(limit))
    }
  }
}
