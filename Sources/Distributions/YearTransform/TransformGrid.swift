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
  nonisolated(unsafe) private static let loops = copse_transforms_named(
    VectorKernels.current.name)

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
  private static func roots(_ points: Int) -> ([Double], [Double]) {
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

  /// The column of losses that has a spectrum, untilted.
  ///
  /// O(points log points).
  public func losses(of spectrum: Spectrum) -> [Double] {
    var memory = TransformMemory(self)
    // The transform of the mirrored spectrum is the inverse.
    for k in 0...points / 2 {
      let mirror = (points - k) & (points - 1)
      memory.real[k] = spectrum.real[k]
      memory.imaginary[k] = -spectrum.imaginary[k]
      memory.real[mirror] = spectrum.real[k]
      memory.imaginary[mirror] = spectrum.imaginary[k]
    }
    memory.imaginary[0] = 0
    memory.imaginary[points / 2] = 0
    turn(&memory)
    return (0..<points).map { memory.real[$0] / (decay[$0] * Double(points)) }
  }

  /// Adds `exp(exponent)` to a spectrum.
  func addExponential(of exponent: Spectrum, to sum: inout Spectrum) {
    precondition(exponent.real.count >= spectrumCount && sum.real.count >= spectrumCount)
    Self.loops.add_exponentials(
      spectrumCount, exponent.real, exponent.imaginary, &sum.real, &sum.imaginary)
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
