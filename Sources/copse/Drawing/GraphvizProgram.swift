// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import FoundationEssentials
import Glibc

/// Graphviz, called as a process with arguments, never through a shell.
struct GraphvizProgram {
  private let executable: String

  /// Finds `dot` in the folders of `PATH`.
  ///
  /// - Throws: ``Failure`` that says how to install it, if it is in none of them.
  init() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { "\($0)/dot" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:))
    else {
      throw Failure(
        "Graphviz is not installed: no 'dot' in PATH. Install it with 'apt-get install graphviz' (Debian, "
          + "Ubuntu), 'dnf install graphviz' (Fedora) or 'brew install graphviz' (macOS); 'copse dot' writes the "
          + "graph without it, and 'copse dot --format mermaid' a diagram for Markdown.")
    }
    executable = found
  }

  /// Lays a graph out and writes it to a file, which appears whole or not at all; to standard output without one.
  ///
  /// - Parameters:
  ///   - graph: A graph in the DOT language.
  ///   - format: What Graphviz calls the format.
  ///   - path: The file.
  /// - Throws: ``Failure`` with what Graphviz said.
  func render(_ graph: String, as format: String, to path: String?) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "copse-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output, words) = (
      folder.appendingPathComponent("graph.dot"), folder.appendingPathComponent("picture"),
      folder.appendingPathComponent("words")
    )
    let picture: Data
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(graph.utf8).write(to: input)
      try Data().write(to: words)
      let status = try run(["-T\(format)", "-o", output.path, input.path], words: words)
      let said = String(decoding: try Data(contentsOf: words), as: UTF8.self)
      guard status == 0 else {
        throw Failure("Graphviz could not draw it: \(said.prefix(2_000))")
      }
      if !said.isEmpty { StandardError.write("copse: Graphviz: \(said)") }
      picture = try Data(contentsOf: output)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("Graphviz at '\(executable)' could not be run")
    }
    try Output(path: path).write(picture)
  }

  /// Runs it to its end, and gives its exit status; 128 and more after a signal, as shells tell it.
  ///
  /// By the system's call: Foundation's `Process` would double what every start of copse links in.
  private func run(_ arguments: [String], words: URL) throws -> Int32 {
    var streams = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&streams)
    defer { posix_spawn_file_actions_destroy(&streams) }
    posix_spawn_file_actions_addopen(&streams, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&streams, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&streams, STDERR_FILENO, words.path, O_WRONLY, 0)
    let line = ([executable] + arguments).map { strdup($0) }
    defer { for word in line { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, executable, &streams, nil, line + [nil], environ) == 0 else {
      throw Failure("Graphviz at '\(executable)' could not be run")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else {
        throw Failure("Graphviz at '\(executable)' could not be awaited")
      }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
