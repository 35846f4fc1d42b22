// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A picture that can be written in several languages.
struct Drawing {
  /// What its file is called, without extension.
  let name: String
  /// What it shows, in a phrase.
  let title: String
  /// The picture as a Graphviz graph.
  let dot: () -> String
  /// The picture as a Mermaid flowchart.
  let mermaid: () -> String
}
