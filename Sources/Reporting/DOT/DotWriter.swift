// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Writes a DOT graph line by line.
struct DotWriter {
  private var lines: [String] = []
  private var depth = 1

  /// The theme's colours.
  let theme: DotTheme

  /// Begins a directed graph with a title.
  init(_ name: String, title: String, _ theme: DotTheme, _ direction: DotDirection) {
    self.theme = theme
    lines.append("digraph \(DotText.id(name)) {")
    add("graph [rankdir=\(direction.rawValue), bgcolor=\"\(theme.background)\", pad=0.3,")
    add("  nodesep=0.25, ranksep=0.45, fontname=\"Helvetica\", fontsize=15, labelloc=t,")
    add("  fontcolor=\"\(theme.text)\", label=<\(DotText.escaped(title))>];")
    add("node [shape=plain, fontname=\"Helvetica\", fontsize=11, fontcolor=\"\(theme.text)\"];")
    add(
      "edge [color=\"\(theme.line)\", fontname=\"Helvetica\", fontsize=9, "
        + "fontcolor=\"\(theme.faintText)\", arrowsize=0.6];")
  }

  /// Adds a line.
  mutating func add(_ line: String) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }

  /// Adds a node with an HTML-like label and further attributes.
  mutating func node(_ id: String, html: String, _ attributes: [(String, String)] = []) {
    let rest = attributes.map { ", \($0.0)=\"\($0.1)\"" }.joined()
    add("\(DotText.id(id)) [label=<\(html)>\(rest)];")
  }

  /// Adds an edge.
  mutating func edge(_ from: String, _ to: String, _ attributes: [(String, String)] = []) {
    let rest = attributes.map { "\($0.0)=\($0.1)" }.joined(separator: ", ")
    add("\(DotText.id(from)) -> \(DotText.id(to))" + (rest.isEmpty ? ";" : " [\(rest)];"))
  }

  /// Adds a cluster with a title and what `content` adds.
  mutating func cluster(
    _ name: String, title: String, _ attributes: [(String, String)],
    _ content: (inout DotWriter) -> Void
  ) {
    add("subgraph \(DotText.id("cluster_" + name)) {")
    depth += 1
    let rest = attributes.map { ", \($0.0)=\"\($0.1)\"" }.joined()
    add(
      "graph [label=<\(DotText.escaped(title))>, labelloc=t, labeljust=l, margin=14, fontsize=12\(rest)];"
    )
    content(&self)
    depth -= 1
    add("}")
  }

  /// The finished file.
  var text: String { lines.joined(separator: "\n") + "\n}\n" }
}
