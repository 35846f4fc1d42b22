// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser

/// `copse render`: drawings as pictures, by Graphviz.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract:
      "Draw trees, a scenario's threats, controls or the system as SVG, PNG or PDF, with Graphviz.",
    discussion: """
      Takes what 'copse dot' takes, and lays it out with Graphviz, which must be installed.

      Examples:
        copse render Scenarios/current.yaml --tree card-data-exposure --output cards.svg
        copse render Scenarios/current.yaml --all --format png --output-folder drawings
      """)

  /// The forms of pictures.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case svg
    case png
    case pdf
  }

  @Option(help: "The form: svg, png or pdf; else that of the output's name, or svg.")
  var format: Form?

  @OptionGroup var options: DrawingOptions

  func run() throws {
    let program = try GraphvizProgram()
    let drawings = try options.drawings()
    guard let folder = options.outputFolder else {
      let form = format ?? options.output.flatMap { Self.form(of: $0) } ?? .svg
      for drawing in drawings {
        try program.render(drawing.dot(), as: form.rawValue, to: options.output)
      }
      return
    }
    let form = (format ?? .svg).rawValue
    try Gallery(folder: folder, fileExtension: form).write(drawings) {
      try program.render($0.dot(), as: form, to: $1)
    }
  }

  private static func form(of path: String) -> Form? {
    path.split(separator: ".").last.flatMap { Form(rawValue: $0.lowercased()) }
  }
}
