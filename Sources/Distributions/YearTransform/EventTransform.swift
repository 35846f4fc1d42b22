// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The transform of an event's loss less 1, and what is known of the loss beside it.
struct EventTransform {
  /// Half the transform, less 1.
  private(set) var spectrum: Spectrum
  /// The probability that the event has a loss.
  private(set) var share: Double
  /// The mean loss.
  private(set) var mean: Double

  /// The transform of the sum of forms of loss, of which the spectra are given.
  ///
  /// O(forms x points).
  init(_ forms: [EventForm], _ spectra: [Spectrum], on grid: TransformGrid) {
    spectrum = Spectrum(1, on: grid)
    mean = 0
    var nothing = 1.0
    for (form, own) in zip(forms, spectra) {
      let mass = form.scale > 0 ? form.pieces.massOfLosses : 0
      // The grid lacks losses of 0: a form that occurs without a loss adds nothing.
      var factor = own
      if mass < 1 { for index in factor.real.indices { factor.real[index] += 1 - mass } }
      grid.multiply(&spectrum, by: factor, share: form.share)
      nothing *= 1 - form.share * mass
      mean += form.share * form.scale * form.pieces.mean
    }
    share = 1 - nothing
    for index in spectrum.real.indices { spectrum.real[index] -= 1 }
  }
}
