// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A column of a table: its heading, and how to say it of an element.
struct TableColumn<Element> {
  /// The heading.
  let heading: String
  /// How the column is aligned.
  let alignment: Table.Alignment
  /// The cell of an element.
  let text: (Element) -> String
  /// The colour of an element's cell on a terminal.
  let colour: ((Element) -> TerminalColour?)?

  /// Makes a column.
  init(
    _ heading: String, _ alignment: Table.Alignment = .trailing,
    colour: ((Element) -> TerminalColour?)? = nil, _ text: @escaping (Element) -> String
  ) {
    self.heading = heading
    self.alignment = alignment
    self.text = text
    self.colour = colour
  }

  /// Makes a column of text; empty where there is none.
  static func text(_ heading: String, _ text: @escaping (Element) -> String?) -> TableColumn {
    TableColumn(heading, .leading) { text($0) ?? "" }
  }

  /// Makes a column of numbers in full precision, for machines.
  static func number(_ heading: String, _ value: @escaping (Element) -> Double) -> TableColumn {
    TableColumn(heading) { element in
      let number = value(element)
      return number.isFinite ? number.description : ""
    }
  }
}
