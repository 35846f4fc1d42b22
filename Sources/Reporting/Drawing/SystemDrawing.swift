// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A data-flow diagram with trust boundaries as an SVG in a page.
///
/// Processes are rounded, data stores open at the sides, external entities square; a flow that crosses a
/// trust boundary is drawn in the alarm colour.
struct SystemDrawing {
  private static let box = (width: 150.0, height: 40.0)
  private static let pitch = (width: 250.0, height: 54.0)
  private static let head = 64.0
  private static let margin = 14.0

  private let system: SystemModel
  private let layout: SystemLayout
  private let places: [String: (column: Int, row: Double)]

  /// Makes the diagram of a system.
  init(_ system: SystemModel) {
    self.system = system
    layout = SystemLayout(system)
    places = layout.places
  }

  private var width: Double { Double(layout.zones.count) * Self.pitch.width }

  private var height: Double {
    Self.head + Double(layout.members.map(\.count).max() ?? 0) * Self.pitch.height
      + Self.margin
  }

  /// The SVG.
  var html: HTML {
    let crossing = system.flows.count { system.crossesBoundary($0) }
    return """
      <svg class="system" role="img" aria-labelledby="system-title system-words" \
      viewBox="0 0 \(Self.number(width)) \(Self.number(height))" data-natural="\(Self.number(width))">
      <title id="system-title">Data-flow diagram with trust boundaries</title>
      <desc id="system-words">\(system.components.count) components in \(layout.zones.count) zones; \
      \(crossing) of \(system.flows.count) flows cross a trust boundary. The table of flows below \
      has the same content.</desc>
      <defs>\(Self.arrow("arrow", "inside"))\(Self.arrow("arrow-crossing", "crossing"))</defs>
      \(layout.zones.indices.html { zone($0) })\(system.flows.html { flow($0) })\
      \(system.components.values.html { component($0) })</svg>

      """
  }

  private static func arrow(_ name: String, _ style: String) -> HTML {
    """
    <marker id="\(name)" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
    orient="auto-start-reverse"><path class="head \(style)" d="M0 0L8 4L0 8z"/></marker>
    """
  }

  private func zone(_ column: Int) -> HTML {
    let zone = layout.zones[column].flatMap { system.zones[$0] }
    let guards = system.boundaries.filter { $0.to == zone?.name }.flatMap(\.guards)
    let x = Double(column) * Self.pitch.width + Self.margin / 2
    let middle = Self.number(x + (Self.pitch.width - Self.margin) / 2)
    let guarded = guards.map { system.components[$0]?.label ?? $0 }.joined(separator: ", ")
    let hint = guarded.isEmpty ? "" : " Guarded by \(guarded)."
    return """
      <g class="zone"><title>\(zone?.label ?? "No zone").\(hint)</title>\
      <rect x="\(Self.number(x))" y="6" width="\(Self.number(Self.pitch.width - Self.margin))" \
      height="\(Self.number(height - 12))" rx="10"/>\
      <text class="name" x="\(middle)" y="28" text-anchor="middle">\
      \(WrappedText(zone?.label ?? "No zone", width: 30, limit: 1).lines[0])</text>\
      <text class="trust" x="\(middle)" y="44" text-anchor="middle">\
      \(WrappedText(zone?.trust ?? "", width: 34, limit: 1).lines[0])</text></g>

      """
  }

  private func component(_ component: Component) -> HTML {
    let corner = corner(component.name)
    let lines = WrappedText(
      component.label, width: 22, limit: component.technology == nil ? 2 : 1
    ).lines
    let technology = component.technology.map { WrappedText($0, width: 24, limit: 1).lines[0] }
    let texts = lines + (technology.map { [$0] } ?? [])
    let middle = Self.box.width / 2
    let first = Self.box.height / 2 + 4 - Double(texts.count - 1) * 7
    let words = texts.enumerated().html { line, text in
      """
      <text\(raw: line == lines.count ? " class=\"trust\"" : "") x="\(Self.number(middle))" \
      y="\(Self.number(first + Double(line) * 14))" text-anchor="middle">\(text)</text>
      """
    }
    return """
      <g class="component \(component.kind.rawValue)" \
      transform="translate(\(Self.number(corner.0)) \(Self.number(corner.1)))">\
      <title>\(component.label), \(component.kind.words)\(component.technology.map { ", \($0)" } ?? "")</title>\
      \(Self.shape(component.kind))\(words)</g>

      """
  }

  private static func shape(_ kind: Component.Kind) -> HTML {
    let (width, height) = (number(box.width), number(box.height))
    return switch kind {
    case .process: "<rect width=\"\(width)\" height=\"\(height)\" rx=\"20\"/>"
    case .externalEntity: "<rect width=\"\(width)\" height=\"\(height)\"/>"
    case .dataStore:
      """
      <rect class="bare" width="\(width)" height="\(height)"/>\
      <path d="M0 0H\(width)M0 \(height)H\(width)"/>
      """
    }
  }

  private func flow(_ flow: Flow) -> HTML? {
    guard places[flow.from] != nil, places[flow.to] != nil else { return nil }
    let isCrossing = system.crossesBoundary(flow)
    let marker = isCrossing ? "arrow-crossing" : "arrow"
    let back: HTML? = flow.isBidirectional ? " marker-start=\"url(#\(marker))\"" : nil
    let words = [flow.data, flow.transport].compactMap { $0 }.joined(separator: ", ")
    let names = [flow.from, flow.to].map { system.components[$0]?.label ?? $0 }
    return """
      <g class="flow \(isCrossing ? "crossing" : "inside")">\
      <title>\(names[0]) → \(names[1])\(words.isEmpty ? "" : ": \(words)")</title>\
      <path d="\(path(flow.from, flow.to))" marker-end="url(#\(marker))"\(back)/></g>

      """
  }

  private func path(_ from: String, _ to: String) -> String {
    let (a, b) = (corner(from), corner(to))
    let (ay, by) = (a.1 + Self.box.height / 2, b.1 + Self.box.height / 2)
    func curve(_ points: Double...) -> String {
      let n = points.map { Self.number($0) }
      return "M\(n[0]) \(n[1])C\(n[2]) \(n[3]) \(n[4]) \(n[5]) \(n[6]) \(n[7])"
    }
    if a.0 == b.0 {
      let edge = a.0 + Self.box.width
      let bulge = edge + min(14 + abs(by - ay) / 8, 44)
      return curve(edge, ay, bulge, ay, bulge, by, edge, by)
    }
    let isForward = a.0 < b.0
    let (start, end) = isForward ? (a.0 + Self.box.width, b.0) : (a.0, b.0 + Self.box.width)
    let half = (end - start) / 2
    return curve(start, ay, start + half, ay, end - half, by, end, by)
  }

  private func corner(_ name: String) -> (Double, Double) {
    let place = places[name] ?? (0, 0)
    return (
      Double(place.column) * Self.pitch.width + (Self.pitch.width - Self.box.width) / 2,
      Self.head + place.row * Self.pitch.height
    )
  }

  private static func number(_ value: Double) -> String {
    NumberFormat.fixed(value, decimals: value == value.rounded() ? 0 : 1)
  }
}

extension Component.Kind {
  /// The kind in words.
  var words: String {
    switch self {
    case .process: "process"
    case .dataStore: "data store"
    case .externalEntity: "external entity"
    }
  }
}
