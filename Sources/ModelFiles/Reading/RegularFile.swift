// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Glibc

/// A file that is read whole, by system calls: five a file, where Foundation makes about thirty.
struct RegularFile {
  /// The largest file that is read, in bytes.
  static let sizeLimit = 256 << 20

  /// The path as the user gave it.
  let path: String

  /// The path without symbolic links, the same for all ways to name a file.
  var canonicalPath: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The content.
  ///
  /// - Throws: a finding at the file's beginning if it is no regular file, too large or cannot be read.
  func bytes() throws(Diagnostic) -> [UInt8] {
    let size = try size()
    guard size <= Self.sizeLimit else { throw tooLarge }
    return try reading { file throws(Diagnostic) in try bytes(of: file, expected: size) }
  }

  /// The first bytes, as many as there are up to a limit.
  ///
  /// - Throws: a finding at the file's beginning if it is no regular file or cannot be read.
  func start(atMost limit: Int) throws(Diagnostic) -> [UInt8] {
    _ = try size()
    return try reading { file throws(Diagnostic) in
      guard let part = part(of: file, atMost: limit) else { throw unreadable }
      return part
    }
  }

  private func size() throws(Diagnostic) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw finding("not-a-file", "this is not a regular file")
    }
    return Int(status.st_size)
  }

  private func reading(_ body: (Int32) throws(Diagnostic) -> [UInt8]) throws(Diagnostic) -> [UInt8]
  {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable }
    defer { close(file) }
    return try body(file)
  }

  /// Reads to the end, which may be elsewhere than expected: files of `/proc` have no size, others may grow.
  private func bytes(of file: Int32, expected: Int) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= Self.sizeLimit {
      guard let part = part(of: file, atMost: max(expected - bytes.count, 0) + 4_096) else {
        throw unreadable
      }
      if part.isEmpty { return bytes }
      bytes = bytes.isEmpty ? part : bytes + part
    }
    throw tooLarge
  }

  /// The next bytes; none at the end, `nil` where reading fails.
  private func part(of file: Int32, atMost room: Int) -> [UInt8]? {
    var taken = 0
    let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      repeat { taken = read(file, buffer.baseAddress, room) } while taken < 0 && errno == EINTR
      count = max(taken, 0)
    }
    return taken < 0 ? nil : part
  }

  private var tooLarge: Diagnostic {
    finding(
      "file-too-large", "the file is larger than \(Self.sizeLimit >> 20) MiB", hint: "split it")
  }

  private var unreadable: Diagnostic {
    finding(
      "unreadable-file", "the file cannot be read", hint: "check that it exists and its permissions"
    )
  }

  private func finding(_ code: String, _ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, code: code, message, at: .start(of: path), hint: hint)
  }
}
