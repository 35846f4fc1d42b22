// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// A run of copse on one thread.
struct Copse {
  /// Its processor time, user's.
  let seconds: Double
  private let rows: [String: [String: String]]

  /// Runs a scenario for a number of years.
  init(_ program: String, scenario: String, years: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "simulate", scenario, "--trials", "\(years)", "--threads", "1", "--format", "csv", "--quiet",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    let before = UserTime.ofChildren
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    seconds = UserTime.ofChildren - before
    let lines = text.split(whereSeparator: \.isNewline).map(Self.fields)
    guard process.terminationStatus == 0, let header = lines.first,
      let name = header.firstIndex(of: "threat")
    else { throw ScalarError(message: "copse failed") }
    rows = Dictionary(
      lines.dropFirst().map { row in
        (row[name], Dictionary(uniqueKeysWithValues: zip(header, row)))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A figure of a threat.
  func figure(_ column: String, of threat: String) throws -> Double {
    guard let number = rows[threat]?[column].flatMap({ Double($0) }) else {
      throw ScalarError(message: "copse tells no \(column) of \(threat)")
    }
    return number
  }

  /// The fields of a line of CSV; quoted ones may hold commas.
  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().reduce(into: [""]) {
      fields, part in
      if part.offset % 2 == 1 {
        fields[fields.count - 1] += part.element
        return
      }
      let pieces = part.element.split(separator: ",", omittingEmptySubsequences: false)
      fields[fields.count - 1] += pieces[0]
      fields += pieces.dropFirst().map(String.init)
    }
  }
}
