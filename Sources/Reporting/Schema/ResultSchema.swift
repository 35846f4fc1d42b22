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

  /// The schema.
  public var document: JSONValue {
    .object(
      [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("title", .string("copse \(rawValue) document")),
      ] + root.members + [.init("$defs", .object(Self.definitions))])
  }

  private var root: SchemaShape {
    switch self {
    case .simulation:
      .object(
        Self.header(rawValue) + [
          ("controls", .texts), ("assumptions", .texts), ("stopping", .absent(.anything)),
          ("threats", .list(Self.threat)),
          ("portfolio", Self.portfolio),
        ])
    case .rank:
      .object(
        Self.header(rawValue) + [
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
        Self.header(rawValue) + [
          ("matrix", .optional(Self.matrixScales)),
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
      .object(Self.header(rawValue) + [("asOf", .text), ("entries", .list(Self.entry))])
    case .stride: Self.strideMatrix
    }
  }
}
