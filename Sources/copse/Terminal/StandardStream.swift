// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc

/// A stream that the program was started with, written by system calls: Foundation's file handles end the program
/// where writing fails, and bring a second library of strings and calendars into every start.
enum StandardStream: Int32 {
  /// Where results go.
  case output = 1
  /// Where progress and findings go.
  case error = 2

  /// Writes bytes, all of them.
  ///
  /// - Throws: ``Failure`` with the system's reason, such as a full disk.
  func write(_ bytes: some Sequence<UInt8>) throws {
    try ContiguousArray(bytes).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Glibc.write(
          rawValue, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { throw failure }
      }
    }
  }

  private var failure: Failure {
    Failure("cannot write to standard \(self): \(String(cString: strerror(errno)))")
  }
}
