// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A drawing of attack trees as a Graphviz graph.
///
/// A node is drawn once, however many gates share it. Gates carry their symbol in a band, steps their
/// number, shared nodes a double border, defences and controls shapes of their own.
public struct TreeDot {
  /// What is shown, and how.
  public struct Options: Hashable, Sendable {
    /// The colours.
    public var theme: DotTheme
    /// Where the graph grows to.
    public var direction: DotDirection
    /// Whether controls are attached to the steps they bear on.
    public var showsControls: Bool
    /// Whether there is a legend.
    public var showsLegend: Bool
    /// Which parts are left out.
    public var folding: TreeFolding

    /// Makes options.
    public init(
      theme: DotTheme = .light, direction: DotDirection = .right, showsControls: Bool = false,
      showsLegend: Bool = true, folding: TreeFolding = .none
    ) {
      self.theme = theme
      self.direction = direction
      self.showsControls = showsControls
      self.showsLegend = showsLegend
      self.folding = folding
    }
  }

  /// The model.
  let model: Model
  /// The names of the roots.
  let goals: [String]
  /// What is shown, and how.
  let options: Options
  /// Figures to write at the nodes, if any.
  let annotation: TreeAnnotation?
  /// What is drawn.
  let drawn: FoldedTree
  /// The steps' numbers, by name.
  let stepNumbers: [String: Int]
  private let parentCounts: [String: Int]

  /// Makes the drawing of the trees under goals.
  ///
  /// - Parameters:
  ///   - goals: The names of the roots.
  ///   - model: The model.
  ///   - options: What is shown, and how.
  ///   - annotation: Figures to write at the nodes, if any.
  public init(
    goals: [String], of model: Model, options: Options = Options(),
    annotation: TreeAnnotation? = nil
  ) {
    self.model = model
    self.goals = goals
    self.options = options
    self.annotation = annotation
    drawn = FoldedTree(model.forest, goals: goals, options.folding)
    var numbers: [String: Int] = [:]
    var parents: [String: Int] = [:]
    for name in model.forest.topologicalOrder(from: goals) {
      if case .step? = model.forest[name] { numbers[name] = numbers.count + 1 }
      for child in model.forest[name]?.children ?? [] { parents[child, default: 0] += 1 }
    }
    stepNumbers = numbers
    parentCounts = parents
  }

  /// The graph in the DOT language; the same model always gives the same bytes.
  ///
  /// - Parameter title: The line over the drawing.
  /// - Returns: A complete DOT file.
  public func text(title: String) -> String {
    var writer = DotWriter("attack-tree", title: title, options.theme, options.direction)
    writer.add("graph [ordering=out];")
    for name in drawn.order { writeNode(name, to: &writer) }
    for name in drawn.order { writeEdges(name, to: &writer) }
    for (name, count) in drawn.cut.sorted(by: { $0.key < $1.key }) {
      writeStub(name, count, to: &writer)
    }
    if options.showsControls || annotation?.change != nil { writeControls(to: &writer) }
    if options.showsLegend { writeLegend(to: &writer) }
    return writer.text
  }

  /// The colours.
  var theme: DotTheme { options.theme }

  /// A mark at nodes that several gates share, as markup.
  func sharedMark(_ name: String) -> String {
    let count = parentCounts[name] ?? 0
    return count > 1 ? " &#8644; shared by \(count)" : ""
  }

  /// Whether a node is part of the attack that is highlighted.
  func isHighlighted(_ name: String) -> Bool { annotation?.attack.contains(name) ?? false }
}
