// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
internal import CYearTransforms

/// The grid of losses on which a year's law is found by Fourier transform, and the loops over it.
///
/// Losses are tilted by `exp(-tilt j / points)`, so that what wraps around the end of the grid is less than `1e-7` of what lies
/// beyond it (Grübel and Hermesmeier, ASTIN Bulletin 29(2), 1999). All is done in `+ - * /` and square roots in one order: the same
/// bits on every machine.
public struct TransformGrid: Sendable {
  private static let tilt = 16.0
  private static let loops = copse_transforms_for(VectorKernels.current.registerBits)

  /// The number of points, a power of 2 from 64 on.
  public let points: Int
  /// The distance of two points.
  public let step: Double
  private let decay: [Double]
  private let rootsReal: [Double]
  private let rootsImaginary: [Double]

  /// Makes a grid over losses below a length.
  ///
  /// - Precondition: the points are a power of 2, 64 or more, and the length is positive.
  public init(points: Int, length: Double) {
    precondition(points >= 64 && points & (points - 1) == 0 && length > 0, "no such grid")
    self.points = points
    step = length / Double(points)
    decay = (0..<points).map { PinnedMath.exp(-Self.tilt * Double($0) / Double(points)) }
    (rootsReal, rootsImaginary) = Self.roots(points)
  }

  /// Where the grid ends.
  public var length: Double { step * Double(points) }
  /// The numbers that half a spectrum needs, a multiple of 8.
  public var spectrumCount: Int { points / 2 + Int(COPSE_SPECTRUM_ROOM) }
  /// The numbers of a column of losses, a multiple of 8.
  private var columnCount: Int { points + Int(COPSE_GRID_ROOM) }
  /// A column of zeros for losses.
  var column: [Double] { Array(repeating: 0, count: columnCount) }

  /// `exp(-2 pi i j / points)` for the first half, from square roots: half angles, then products of them.
  static func roots(_ points: Int) -> ([Double], [Double]) {
    var real = [1.0]
    var imaginary = [0.0]
    // The angle is halved from a quarter turn down: all multiples so far, and each of them a half step further.
    var (cosine, sine) = (0.0, -1.0)
    while real.count < points / 2 {
      if real.count > 1 {
        let half = ((1 + cosine) / 2).squareRoot()
        (cosine, sine) = (half, sine / (2 * half))
      }
      var (nextReal, nextImaginary): ([Double], [Double]) = ([], [])
      for (a, b) in zip(real, imaginary) {
        nextReal += [a, a * cosine - b * sine]
        nextImaginary += [b, a * sine + b * cosine]
      }
      (real, imaginary) = (nextReal, nextImaginary)
    }
    return (real, imaginary)
  }

  /// Adds pieces of a law to a column.
  func deposit(
    _ lower: [Double], _ upper: [Double], _ masses: [Double], _ range: Range<Int>, factor: Double,
    weight: Double, _ column: inout [Double]
  ) {
    precondition(column.count >= columnCount, "a column of the grid")
    precondition(
      range.upperBound <= min(lower.count, upper.count, masses.count), "pieces of the law")
    lower.withUnsafeBufferPointer { lower in
      upper.withUnsafeBufferPointer { upper in
        masses.withUnsafeBufferPointer { masses in
          guard let from = lower.baseAddress, let to = upper.baseAddress,
            let mass = masses.baseAddress
          else { return }
          let first = range.lowerBound
          copse_deposit(
            from + first, to + first, mass + first, range.count, factor, weight, &column, points)
        }
      }
    }
  }

  /// Transforms two real columns at once: tilts them and puts half a spectrum of each into `first` and `second`.
  func transform(_ memory: inout TransformMemory) {
    precondition(memory.real.count > points && memory.first.real.count >= spectrumCount)
    for point in 0..<points {
      memory.real[point] *= decay[point]
      memory.imaginary[point] *= decay[point]
    }
    turn(&memory)
    let (real, imaginary) = (memory.real, memory.imaginary)
    Self.loops.part(
      points, real, imaginary, &memory.first.real, &memory.first.imaginary, &memory.second.real,
      &memory.second.imaginary)
  }

  private func turn(_ memory: inout TransformMemory) {
    rootsReal.withUnsafeBufferPointer { real in
      rootsImaginary.withUnsafeBufferPointer { imaginary in
        Self.loops.fourier(
          copse_roots(points: points, real: real.baseAddress, imaginary: imaginary.baseAddress),
          &memory.real, &memory.imaginary, &memory.scratchReal, &memory.scratchImaginary)
      }
    }
  }

  /// The columns of losses that have these spectra, untilted.
  ///
  /// O(spectra x points log points).
  public func losses(of spectra: [Spectrum]) -> [[Double]] {
    var memory = TransformMemory(self)
    var columns: [[Double]] = []
    for first in stride(from: 0, to: spectra.count, by: 2) {
      let pair = spectra[first..<min(first + 2, spectra.count)]
      join(pair, &memory)
      turn(&memory)
      columns.append(untilted(memory.real))
      if pair.count == 2 { columns.append(untilted(memory.imaginary)) }
    }
    return columns
  }

  /// Makes that of which the transform has the losses of one spectrum, and as its imaginary part those of another: the
  /// transform of a mirrored spectrum is the inverse.
  private func join(_ pair: ArraySlice<Spectrum>, _ memory: inout TransformMemory) {
    guard let first = pair.first, let second = pair.last else { return }
    let factor = pair.count == 2 ? 1.0 : 0.0
    for k in 0...points / 2 {
      let isOwnMirror = k == 0 || k == points / 2
      let (a, b) = (first.real[k], isOwnMirror ? 0 : first.imaginary[k])
      let (c, d) = (factor * second.real[k], isOwnMirror ? 0 : factor * second.imaginary[k])
      let mirror = (points - k) & (points - 1)
      memory.real[k] = a + d
      memory.imaginary[k] = c - b
      memory.real[mirror] = a - d
      memory.imaginary[mirror] = c + b
    }
  }

  private func untilted(_ column: [Double]) -> [Double] {
    (0..<points).map { column[$0] / (decay[$0] * Double(points)) }
  }

  /// Adds the transforms of the years of draws that have a rate for each kind of events.
  ///
  /// `rates` has those of one draw after the other. Exponents of further events, which all draws have in common, may be given.
  func addYears(
    of terms: EventTerms, rates: [Double], beside base: Spectrum? = nil, to sum: inout Spectrum
  ) {
    let draws = terms.count > 0 ? rates.count / terms.count : 1
    precondition(rates.count == draws * terms.count, "a rate for each kind of events")
    precondition(terms.real.count >= terms.count * spectrumCount, "terms on the grid")
    precondition(sum.real.count >= spectrumCount && (base?.real.count ?? .max) >= spectrumCount)
    func add(_ base: (UnsafePointer<Double>?, UnsafePointer<Double>?)) {
      terms.real.withUnsafeBufferPointer { real in
        terms.imaginary.withUnsafeBufferPointer { imaginary in
          let exponents = copse_exponents(
            terms: terms.count, real: real.baseAddress, imaginary: imaginary.baseAddress,
            base_real: base.0, base_imaginary: base.1)
          Self.loops.add_years(
            spectrumCount, exponents, draws, rates, &sum.real, &sum.imaginary)
        }
      }
    }
    guard let base else { return add((nil, nil)) }
    base.real.withUnsafeBufferPointer { real in
      base.imaginary.withUnsafeBufferPointer { add((real.baseAddress, $0.baseAddress)) }
    }
  }

  /// Multiplies a spectrum by `1 - share + share * factor`.
  func multiply(_ product: inout Spectrum, by factor: Spectrum, share: Double) {
    precondition(factor.real.count >= spectrumCount && product.real.count >= spectrumCount)
    Self.loops.multiply(
      spectrumCount, share, factor.real, factor.imaginary, &product.real, &product.imaginary)
  }

  /// Adds a weight times a column to another.
  func add(_ value: [Double], times weight: Double, to sum: inout [Double]) {
    precondition(value.count >= columnCount && sum.count >= columnCount, "columns of the grid")
    Self.loops.add(columnCount, weight, value, &sum)
  }

  /// Adds a weight times a spectrum to another.
  func add(_ value: Spectrum, times weight: Double, to sum: inout Spectrum) {
    precondition(value.real.count >= spectrumCount && sum.real.count >= spectrumCount)
    Self.loops.add(spectrumCount, weight, value.real, &sum.real)
    Self.loops.add(spectrumCount, weight, value.imaginary, &sum.imaginary)
  }
}
