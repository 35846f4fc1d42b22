// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import Reporting
import RiskSimulation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("Charts")
struct ChartTests {
  private let result = SampleResult.make(title: SampleResult.hostile)
  private let appetite = [RiskAppetite(loss: 100_000, probability: 0.05)]

  @Test("A picture is well-formed whatever titles contain", arguments: ChartKind.allCases)
  func wellFormed(kind: ChartKind) throws {
    let chart = try #require(Chart(kind, result))
    let document = try XMLDocument(xmlString: chart.svg)
    #expect(document.rootElement()?.name == "svg")
    #expect(!chart.svg.contains("<b>") && !chart.svg.contains("\u{1B}"))
  }

  @Test("The same result gives the same bytes", arguments: ChartKind.allCases)
  func stable(kind: ChartKind) throws {
    let chart = try #require(Chart(kind, SampleResult.make(), appetite: appetite))
    try Golden.check(chart.svg, "chart-\(kind.rawValue).svg")
    try Golden.check(chart.vegaLite, "chart-\(kind.rawValue).json")
    try Golden.check(chart.csv, "chart-\(kind.rawValue).csv")
  }

  @Test("The appetite line is drawn only where one is given, and said in words")
  func appetiteLine() throws {
    let without = try #require(Chart(.exceedance, result))
    let with = try #require(Chart(.exceedance, result, appetite: appetite))
    #expect(!without.svg.contains("dashed: appetite"))
    #expect(with.svg.contains("Appetite: at most 5.00% of years (1 in 20) lose more than 100k USD"))
  }

  @Test("An appetite bounds the losses above its point and says nothing of smaller ones")
  func appetiteStairs() throws {
    let chart = try #require(Chart(.exceedance, result, appetite: appetite))
    let line = try #require(chart.svg.split(separator: "\n").first { $0.contains("\"limit\"") })
    let points = try #require(line.split(separator: "\"").first { $0.contains(",") })
      .split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
    try #require(points.count == 3)
    // From the top straight down to the point, then level to the right edge.
    #expect(points[0][0] == points[1][0] && points[0][1] < points[1][1])
    #expect(points[1][1] == points[2][1] && points[1][0] < points[2][0])
  }

  @Test("There is no matrix chart without a matrix, no stability without counted ranks")
  func missing() {
    var bare = result
    bare.matrix = nil
    for index in bare.threats.indices { bare.threats[index].rankDistribution.topShares = [] }
    #expect(Chart(.matrix, bare) == nil)
    #expect(Chart(.stability, bare) == nil)
  }

  @Test("A result without any loss says so instead of drawing")
  func noLoss() throws {
    var quiet = result
    quiet.portfolio.annualLoss.exceedance = [ExceedancePoint(loss: 0, probability: 0)]
    quiet.portfolio.largestEvent.exceedance = []
    let chart = try #require(Chart(.exceedance, quiet))
    #expect(chart.svg.contains("No simulated year has a loss."))
  }
}
