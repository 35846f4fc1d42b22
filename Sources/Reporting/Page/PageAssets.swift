// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CReportPage

/// The style sheet and the script of report pages, carried in the program.
enum PageAssets {
  /// The style sheet.
  static let style = text(copse_report_style(), copse_report_style_length())

  /// The script.
  static let script = text(copse_report_script(), copse_report_script_length())

  /// The SHA-256 digest of the script in base 64; a test compares it with the script.
  static let scriptDigest = "0g88nfN/q89BQVSrM2fwPtRCUbbm9EwsSijTD3Sccdg="

  /// The content security policy: no requests, and no script but this one.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(scriptDigest)'; "
    + "img-src data:; base-uri 'none'; form-action 'none'"

  private static func text(_ start: UnsafePointer<CChar>, _ count: Int) -> String {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
