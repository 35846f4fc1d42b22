// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the JSON documents of earlier simulations as predictions.
public enum PredictionReader {
  /// The predictions of a document: one for each threat, and one for all together.
  ///
  /// - Parameters:
  ///   - path: A file that `copse simulate --format json` wrote.
  ///   - year: The year that it was made for; `nil` for any.
  /// - Returns: The predictions, and what is wrong with the file.
  public static func forecasts(_ path: String, year: Int?) -> ([Forecast], [Diagnostic]) {
    do throws(Diagnostic) {
      // JSON is read as YAML, of which it is a part: so findings have places.
      let text = try FileCollection.text(of: path)
      let start = SourceLocation.start(of: path)
      guard let root = try YAMLReader.read(text, file: path),
        case .scalar("copse.simulation/1")? = root["schema"]?.content
      else {
        throw Diagnostic(
          .error, code: "not-a-prediction", "expected a document of the schema copse.simulation/1",
          at: start, hint: "write one with: copse simulate SCENARIO --format json --output FILE")
      }
      let portfolio = try root.required("portfolio")
      var forecasts = [
        Forecast(
          year: year, threat: nil, probability: try portfolio.probability("probabilityOfAnyEvent"),
          cumulative: try curve(portfolio.required("exceedance")))
      ]
      guard case .sequence(let threats) = try root.required("threats").content else {
        throw root.finding("expected a list of threats")
      }
      for threat in threats { forecasts.append(try forecast(threat, year: year)) }
      return (forecasts, [])
    } catch {
      return ([], [error])
    }
  }

  private static func forecast(_ threat: YAMLNode, year: Int?) throws(Diagnostic) -> Forecast {
    let name = try threat.required("name")
    guard case .scalar(let text) = name.content else { throw name.finding("expected a name") }
    let loss = try threat.required("annualLoss")
    var points: [Forecast.Point] = []
    for (key, level) in [("p05", 0.05), ("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)] {
      points.append(Forecast.Point(loss: try loss.number(key), probability: level))
    }
    return Forecast(
      year: year, threat: text, probability: try threat.probability("probabilityOfAnyEvent"),
      cumulative: points)
  }

  private static func curve(_ node: YAMLNode) throws(Diagnostic) -> [Forecast.Point] {
    guard case .sequence(let pairs) = node.content else { throw node.finding("expected pairs") }
    var points: [Forecast.Point] = []
    for pair in pairs {
      guard case .sequence(let numbers) = pair.content, numbers.count == 2 else {
        throw pair.finding("expected a loss and a probability")
      }
      points.append(
        Forecast.Point(loss: try numbers[0].number(), probability: 1 - (try numbers[1].number())))
    }
    return points.sorted { ($0.loss, $0.probability) < ($1.loss, $1.probability) }
  }
}

extension YAMLNode {
  /// The value of a key of a mapping.
  fileprivate subscript(key: String) -> YAMLNode? {
    guard case .mapping(let members) = content else { return nil }
    return members.first { $0.key.name == key }?.value
  }

  fileprivate func finding(_ message: String) -> Diagnostic {
    Diagnostic(.error, code: "not-a-prediction", message, at: location)
  }

  fileprivate func required(_ key: String) throws(Diagnostic) -> YAMLNode {
    guard let value = self[key] else { throw finding("there is no '\(key)' here") }
    return value
  }

  fileprivate func number(_ key: String) throws(Diagnostic) -> Double {
    try required(key).number()
  }

  fileprivate func number() throws(Diagnostic) -> Double {
    guard case .scalar(let text) = content,
      let value = ScalarNumber(currency: "").parse(text, as: .plain), value >= 0
    else { throw finding("expected a number that is not negative") }
    return value
  }

  fileprivate func probability(_ key: String) throws(Diagnostic) -> Double {
    let value = try number(key)
    guard value <= 1 else { throw finding("'\(key)' is not a probability") }
    return value
  }
}
