// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser

/// `copse dot`: trees, threats, controls and the system as Graphviz or Mermaid graphs.
struct DotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dot",
    abstract:
      "Draw trees, a scenario's threats, controls or the system as Graphviz DOT or Mermaid.",
    discussion: """
      The subject is a tree, threat or node of the model, a scenario file, or a model file or folder. A \
      scenario colours nodes by their probability at expected values under its plan, and shows its likeliest attack.

      Examples:
        copse dot customer-impersonation | dot -Tsvg -o impersonation.svg
        copse dot Scenarios/current.yaml --tree card-data-exposure --controls
        copse dot Scenarios/current.yaml --tree card-data-exposure --compare Scenarios/plan-payments.yaml
        copse dot Trees --system
        copse dot Trees --tree compromise-system --depth 3 --format mermaid
        copse dot Scenarios/current.yaml --all --output-folder drawings
      """)

  /// The languages of drawings.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// Graphviz.
    case dot
    /// Mermaid, which Markdown hosts draw.
    case mermaid
  }

  @Option(help: "The language: dot or mermaid.")
  var format: Form = .dot

  @OptionGroup var options: DrawingOptions

  func run() throws {
    let drawings = try options.drawings()
    guard let folder = options.outputFolder else {
      for drawing in drawings { try Output(path: options.output).write(text(drawing)) }
      return
    }
    try Gallery(folder: folder, fileExtension: format == .dot ? "dot" : "mmd").write(drawings) {
      try Output(path: $1).write(text($0))
    }
  }

  private func text(_ drawing: Drawing) -> String {
    switch format {
    case .dot: drawing.dot()
    case .mermaid: drawing.mermaid()
    }
  }
}
