// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The colours of a graph.
public enum DotTheme: String, CaseIterable, Hashable, Sendable {
  /// Dark on white, for documents.
  case light
  /// Light on dark, for screens.
  case dark
  /// Black on white without colour, for print.
  case print

  var background: String { self == .dark ? "#14181d" : "#ffffff" }
  var text: String { self == .dark ? "#e8edf2" : "#1b1f24" }
  var faintText: String { self == .dark ? "#aab4bf" : "#4d5761" }
  var line: String { self == .dark ? "#8a949e" : "#5b6670" }
  var gateFill: String { choose("#eef1f4", "#232a32", "#ffffff") }
  var gateBand: String { choose("#d3dae1", "#35404b", "#e6e6e6") }
  var stepFill: String { choose("#ffffff", "#1b2128", "#ffffff") }
  var defenceFill: String { choose("#dcecfb", "#17324d", "#ffffff") }
  var defenceLine: String { choose("#1f5f99", "#7db4e6", "#000000") }
  var controlFill: String { choose("#e4f3e5", "#1d3a22", "#ffffff") }
  var controlLine: String { choose("#2b6a33", "#86c98f", "#000000") }
  var alarm: String { choose("#b3261e", "#ff8a80", "#000000") }

  /// A fill for a probability: five steps from pale to strong, each readable under the text colour.
  func heat(_ probability: Double) -> String {
    let scale: [String] =
      switch self {
      case .light: ["#f4f7f9", "#fdf1d3", "#fbdca6", "#f6b98a", "#f0968a"]
      case .dark: ["#1e252c", "#3a3420", "#4d3a1c", "#5c331f", "#6e2b27"]
      case .print: Array(repeating: "#ffffff", count: 5)
      }
    switch probability {
    case ..<0.001: return scale[0]
    case ..<0.01: return scale[1]
    case ..<0.1: return scale[2]
    case ..<0.4: return scale[3]
    default: return scale[4]
    }
  }

  /// An accent for one of the six STRIDE categories, by its place.
  func accent(_ index: Int) -> String {
    let light = ["#5b3f9e", "#9e3f6b", "#7a5a00", "#9a3412", "#1f5f99", "#276749"]
    let dark = ["#b9a3f0", "#f0a3c4", "#e0c060", "#f0a080", "#8fc2ee", "#8fd0a8"]
    return choose(light[index % 6], dark[index % 6], "#000000")
  }

  private func choose(_ light: String, _ dark: String, _ print: String) -> String {
    switch self {
    case .light: light
    case .dark: dark
    case .print: print
    }
  }
}
