// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Testing

@testable import ModelFiles
@testable import Reporting

@Suite("Markup")
struct HTMLTests {
  @Test("What is interpolated is text, unless it is markup")
  func escapes() {
    let label = "<b>\"Tom\" & 'Jerry'</b>\nsecond"
    let inner: HTML = "<i>\(label)</i>"
    let outer: HTML = "<p title=\"\(label)\">\(inner)\(3)</p>"
    let text = "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt; second"
    #expect(outer.text == "<p title=\"\(text)\"><i>\(text)</i>3</p>")
  }

  @Test("Control characters do not reach the page; emoji and right-to-left text do")
  func characters() {
    let page: HTML = "\("\u{0}\u{1B}[31m😀 שלום")"
    #expect(page.text == "\u{FFFD}\u{FFFD}[31m😀 שלום")
  }

  @Test("The policy names the script that is carried, and allows nothing else")
  func policy() {
    let digest = SHA256.hex(of: PageAssets.script)
    #expect(Self.hex(ofBase64: PageAssets.scriptDigest) == digest, "write the new digest down")
    #expect(PageAssets.policy.hasPrefix("default-src 'none';"))
    #expect(!PageAssets.policy.contains("script-src 'unsafe-inline'"))
  }

  @Test("Tables have headings with scope, a caption, and numbers to sort by")
  func table() {
    let table = PageTable<Double>(
      caption: "Losses & more",
      columns: [
        .text("Name") { "row \($0)" }, .number("Loss", { $0 }) { NumberFormat.short($0) },
      ], rows: [1_500, .nan])
    let text = table.html.text
    #expect(text.contains("<caption>Losses &amp; more</caption>"))
    #expect(text.contains("<th scope=\"col\" class=\"n\">Loss</th>"))
    #expect(text.contains("<th scope=\"row\"><bdi>row 1500.0</bdi></th>"))
    #expect(text.contains("<td class=\"n\" data-k=\"1500.0\">1.50k</td>"))
    #expect(text.contains("data-k=\"\"><span class=\"none\">–</span>"))
  }

  private static func hex(ofBase64 text: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits: [Int] = []
    for character in text where character != "=" {
      guard let value = digits.firstIndex(of: character) else { continue }
      bits += (0..<6).reversed().map { value >> $0 & 1 }
    }
    return stride(from: 0, to: bits.count / 8 * 8, by: 4).map { start in
      String(bits[start..<(start + 4)].reduce(0) { $0 * 2 + $1 }, radix: 16)
    }.joined()
  }
}
