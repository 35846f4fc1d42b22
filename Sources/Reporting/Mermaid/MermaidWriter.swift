// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Writes a Mermaid flowchart line by line.
///
/// Nodes are numbered in the order in which they are first named, so no name of a model becomes part of the syntax.
struct MermaidWriter {
  /// The outline of a node.
  enum Shape {
    case box, rounded, stadium, cylinder, hexagon, ellipse

    fileprivate var brackets: (String, String) {
      switch self {
      case .box: ("[", "]")
      case .rounded: ("(", ")")
      case .stadium: ("([", "])")
      case .cylinder: ("[(", ")]")
      case .hexagon: ("{{", "}}")
      case .ellipse: ("((", "))")
      }
    }
  }

  /// How an edge is drawn.
  enum Line: String {
    case plain = "-->"
    case dashed = "-.->"
    case thick = "==>"
    case both = "<-->"
    case open = "---"
  }

  private var lines: [String]
  private var numbers: [String: Int] = [:]
  private var depth = 1

  /// Begins a flowchart with a title for screen readers.
  init(title: String, _ direction: DotDirection) {
    let words = title.split(whereSeparator: \.isNewline).joined(separator: " ")
    lines = [
      "flowchart \(direction == .down ? "TD" : "LR")",
      "  accTitle: \(MermaidText.escaped(words))",
    ]
    for (name, style) in Self.classes { add("classDef \(name) \(style)") }
  }

  /// Styles that are legible on light and dark pages: a fill always comes with its text colour.
  private static let classes = [
    ("goal", "fill:#eef1f4,stroke:#b3261e,stroke-width:2px,color:#1b1f24"),
    ("gate", "fill:#eef1f4,stroke:#5b6670,color:#1b1f24"),
    ("step", "fill:#ffffff,stroke:#5b6670,color:#1b1f24"),
    ("defence", "fill:#dcecfb,stroke:#1f5f99,color:#1b1f24"),
    ("control", "fill:#e4f3e5,stroke:#2b6a33,color:#1b1f24"),
    ("attack", "stroke:#b3261e,stroke-width:3px"),
    ("faint", "fill:#ffffff,stroke:#ffffff,color:#4d5761"),
  ]

  /// Adds a node.
  mutating func node(_ name: String, _ label: String, _ shape: Shape, _ style: String) {
    let (open, close) = shape.brackets
    add("\(id(name))\(open)\(label)\(close):::\(style)")
  }

  /// Adds a class to a node.
  mutating func mark(_ name: String, _ style: String) { add("class \(id(name)) \(style)") }

  /// Adds an edge.
  mutating func edge(_ from: String, _ to: String, _ line: Line = .plain, label: String? = nil) {
    let words = label.map { "|\(MermaidText.label($0))|" } ?? ""
    add("\(id(from)) \(line.rawValue)\(words) \(id(to))")
  }

  /// Adds a frame with a title and what `content` adds.
  mutating func frame(_ name: String, title: String, _ content: (inout MermaidWriter) -> Void) {
    add("subgraph \(id("frame: " + name))[\(MermaidText.label(title))]")
    depth += 1
    content(&self)
    depth -= 1
    add("end")
  }

  /// The finished diagram.
  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func id(_ name: String) -> String {
    let number = numbers[name] ?? numbers.count + 1
    numbers[name] = number
    return "n\(number)"
  }

  private mutating func add(_ line: String) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }
}
