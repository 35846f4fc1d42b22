// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads what happened, from YAML or from CSV.
///
/// YAML has a list `outcomes:`, CSV a first line with names; the fields are `year`, `threat` (all together
/// if there is none), `happened` (true or false), `events` (a count) and `loss`.
public struct OutcomeReader {
  private let context: DecodingContext
  private static let fields = ["year", "threat", "happened", "events", "loss"]

  /// Makes a reader for amounts in a currency.
  public init(currency: String) {
    context = DecodingContext(currency: currency)
  }

  /// The outcomes of a file, and what is wrong with it.
  public func outcomes(_ path: String) -> ([Outcome], [Diagnostic]) {
    do throws(Diagnostic) {
      let text = try FileCollection.text(of: path)
      let found = path.hasSuffix(".csv") ? rows(text, path) : try list(text, path)
      let outcomes = found.compactMap { outcome($0) }
      if outcomes.isEmpty && context.diagnostics.isEmpty {
        context.error(
          "no-outcomes", "the file has no outcomes",
          at: .start(of: path),
          hint: "write 'outcomes: [{year: 2025, threat: NAME, events: 1, loss: 20k}]'")
      }
      return (outcomes, context.diagnostics)
    } catch {
      return ([], context.diagnostics + [error])
    }
  }

  private func list(_ text: String, _ path: String) throws(Diagnostic) -> [ObjectReader] {
    guard let root = try YAMLReader.read(text, file: path),
      let file = ObjectReader(root, as: .outcomeFile, context)
    else { return [] }
    return file.elements("outcomes").compactMap { ObjectReader($0, as: .outcome, context) }
  }

  /// The lines of a CSV as objects with places; a field may stand in quotes, without a comma in them.
  private func rows(_ text: String, _ path: String) -> [ObjectReader] {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let heading = cells(lines.first ?? "")
    return lines.enumerated().dropFirst().compactMap { index, line in
      if line.allSatisfy(\.isWhitespace) { return nil }
      let place = SourceLocation(file: path, line: index + 1, column: 1)
      let cells = cells(line)
      guard cells.count == heading.count else {
        context.error(
          "wrong-count", "the line has \(cells.count) fields, the first one \(heading.count)",
          at: place)
        return nil
      }
      let members = zip(heading, cells).filter { !$0.1.isEmpty }.map { name, value in
        YAMLNode.Member(
          key: YAMLNode.Key(name: name, location: place),
          value: YAMLNode(content: .scalar(value), location: place))
      }
      return ObjectReader(members, at: place, as: .outcome, context)
    }
  }

  private func cells(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      var cell = cell.drop { $0 == " " }
      while cell.last == " " { cell = cell.dropLast() }
      let isQuoted = cell.count >= 2 && cell.first == "\"" && cell.last == "\""
      return String(isQuoted ? cell.dropFirst().dropLast() : cell)
    }
  }

  private func outcome(_ object: ObjectReader) -> Outcome? {
    guard let year = object.integer("year") else { return nil }
    let events = object.integer("events")
    let loss = object.number("loss", .money)
    if (events ?? 0) < 0 || (loss ?? 0) < 0 {
      context.error("negative-range", "an outcome cannot be negative", at: object.location)
      return nil
    }
    var happened = object["happened"] == nil ? nil : object.flag("happened")
    happened = happened ?? events.map { $0 > 0 } ?? loss.map { $0 > 0 }
    guard happened != nil else {
      context.error(
        "missing-key", "an outcome needs 'happened', 'events' or 'loss'", at: object.location)
      return nil
    }
    return Outcome(year: year, threat: object.text("threat"), happened: happened, loss: loss)
  }
}

extension Shape {
  /// A file of outcomes.
  static let outcomeFile = Shape(
    "a file of outcomes",
    [Field("outcomes", .list(outcome), required: true, "what happened, by year and threat")])

  /// What happened to one threat in one year.
  static let outcome = Shape(
    "an outcome",
    [
      Field("year", .integer, required: true, "the year"),
      Field("threat", .name, "the threat; all together if there is none"),
      Field("happened", .flag, "whether there was a loss event"),
      Field("events", .integer, "how many there were"),
      Field("loss", .number(.money), "the loss of the year"),
    ])
}
