// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One form of the loss of an event: in a share of the events it adds `scale` times a loss.
public struct EventForm: Sendable {
  /// The law of the loss.
  public var pieces: LossPieces
  /// The factor on it.
  public var scale: Double
  /// The share of events in which it occurs.
  public var share: Double

  /// Makes a form.
  public init(_ pieces: LossPieces, scale: Double, share: Double = 1) {
    self.pieces = pieces
    self.scale = scale
    self.share = share
  }
}
