// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The JSON Schemas of the documents that are printed (draft 2020-12).
///
/// Within one version of a document (`copse.simulation/1`) members may be added, none is taken away or changed; the
/// schema is that of the program's own version, so it allows no member that the program does not write.
public enum ResultSchema: String, CaseIterable, Sendable {
  /// The document of `simulate`.
  case simulation
  /// The document of `rank`.
  case rank
  /// The document of `matrix`.
  case matrix
  /// The document of `register`.
  case register
  /// The document of `stride`.
  case stride
  /// The document of `compare`.
  case compare
  /// The document of `optimize`.
  case optimize
  /// The document of `roadmap`.
  case roadmap
  /// The document of `exact`.
  case exact
  /// The document of `explain`.
  case explain
  /// The document of `sample`.
  case sample
  /// The document of `sensitivity`.
  case sensitivity
  /// The document of `sweep`.
  case sweep
  /// The document of `learn`.
  case learn
  /// The document of `backtest`.
  case backtest
  /// The document of `check --simulation`.
  case check
  /// The document of `report`.
  case report

  /// The schema.
  public var document: JSONValue {
    .object(
      [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("title", .string("copse \(rawValue) document")),
      ] + root.members + [.init("$defs", .object(DocumentShape.definitions))])
  }

  private var root: SchemaShape {
    switch self {
    case .simulation: DocumentShape.simulation
    case .rank:
      .object(
        DocumentShape.header(rawValue) + [
          (
            "threats",
            .list(
              .object([
                ("rank", .integer), ("name", .text), ("title", .text), ("stride", .stride),
                ("value", .number), ("rankInterval", .list(.integer)),
                ("topShares", .list(.number)),
              ]))
          )
        ])
    case .matrix:
      .object(
        DocumentShape.header(rawValue) + [
          ("matrix", .optional(DocumentShape.matrixScales)),
          (
            "threats",
            .list(
              .object([
                ("name", .text), ("title", .text), ("rank", .integer),
                ("matrix", .optional(.reference("placement"))),
              ]))
          ),
        ])
    case .register:
      .object(
        DocumentShape.header(rawValue) + [("asOf", .text), ("entries", .list(DocumentShape.entry))])
    case .stride: DocumentShape.strideMatrix
    case .compare: DocumentShape.comparison
    case .optimize: DocumentShape.optimization
    case .roadmap: DocumentShape.roadmap
    case .exact: DocumentShape.exact
    case .explain: DocumentShape.explanation
    case .sample: DocumentShape.sample
    case .sensitivity: DocumentShape.sensitivity
    case .sweep: DocumentShape.sweep
    case .learn: DocumentShape.learning
    case .backtest: DocumentShape.backtest
    case .check: DocumentShape.check
    case .report: DocumentShape.report
    }
  }
}
