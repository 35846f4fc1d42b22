// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The JSON document of a STRIDE matrix, `copse.stride/1`.
public enum StrideJSON {
  /// The document of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - digest: The digest of its model.
  /// - Returns: The document.
  public static func document(_ matrix: StrideMatrix, digest: String) -> JSONValue {
    [
      "schema": "copse.stride/1", "version": .string(ProgramVersion.current),
      "model": ["digest": .string(digest), "title": .string(matrix.title)],
      "rows": .array(matrix.entries.map { entry($0) }),
      "coverage": .array(matrix.coverage.map { coverage($0) }),
    ]
  }

  private static func entry(_ entry: StrideEntry) -> JSONValue {
    [
      "origin": .string(entry.origin.rawValue), "component": .text(entry.component),
      "componentTitle": .string(entry.componentTitle),
      "stride": .texts(entry.stride.map(\.rawValue)), "threat": .text(entry.threat),
      "threatTitle": .string(entry.threatTitle), "controls": .texts(entry.controls),
      "mitigation": .string(entry.mitigation), "status": .text(entry.status),
    ]
  }

  private static func coverage(_ coverage: StrideMatrix.Coverage) -> JSONValue {
    let threats = STRIDE.allCases.compactMap { category in
      coverage.threats[category].map { JSONValue.Member(category.rawValue, .texts($0)) }
    }
    return [
      "component": .string(coverage.component.name), "title": .string(coverage.component.label),
      "kind": .string(coverage.component.kind.rawValue), "threats": .object(threats),
      "gaps": .texts(coverage.gaps.map(\.rawValue)),
    ]
  }
}
