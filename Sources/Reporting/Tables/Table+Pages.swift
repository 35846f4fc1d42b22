// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Table {
  /// No column of text is cut to less.
  static let leastTextWidth = 12

  /// The width of each column if nothing is cut.
  var naturalWidths: [Int] {
    headings.indices.map { index in
      rows.map { DisplayWidth.of(Self.printable($0.cells[index])) }
        .reduce(DisplayWidth.of(headings[index]), max)
    }
  }

  /// The table as tables of fewer columns, none of which is wider than `width` when its text is cut, unless
  /// its columns of names and one more are.
  ///
  /// O(cells).
  func pages(width: Int) -> [Table] {
    guard !headings.isEmpty else { return [self] }
    let least = zip(naturalWidths, alignments).map { width, alignment in
      alignment == .leading ? min(width, Self.leastTextWidth) : width
    }
    let names = Array(headings.indices.prefix(through: namingColumn))
    let room = width - names.reduce(0) { $0 + least[$1] + 2 }
    var pages: [[Int]] = []
    var used = Int.max / 2
    for column in headings.indices.dropFirst(names.count) {
      if used + 2 + least[column] > room {
        pages.append([column])
        used = least[column]
      } else {
        pages[pages.count - 1].append(column)
        used += 2 + least[column]
      }
    }
    return pages.count < 2 ? [self] : pages.map { selecting(names + $0) }
  }

  /// The last of the columns that name the rows: the first one of text, or the first of all.
  private var namingColumn: Int {
    alignments.indices.first { alignments[$0] == .leading && !headings[$0].isEmpty } ?? 0
  }

  private func selecting(_ columns: [Int]) -> Table {
    Table(
      headings: columns.map { headings[$0] }, alignments: columns.map { alignments[$0] },
      rows: rows.map { row in
        var page = Row(columns.map { row.cells[$0] }, kind: row.kind)
        if !row.colours.isEmpty { page.colours = columns.map { row.colours[$0] } }
        return page
      })
  }
}
