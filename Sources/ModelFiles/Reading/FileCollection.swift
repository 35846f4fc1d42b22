// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import FoundationEssentials

/// Finds and reads the files of a model: paths, folders and what they include, each file once.
struct FileCollection {
  /// A file that was read.
  struct Document {
    /// The path as locations show it.
    var path: String
    /// Its value.
    var root: YAMLNode
  }

  /// The documents in the order in which they were found.
  private(set) var documents: [Document] = []
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<String> = []

  /// Reads a file, or all YAML files of a folder in the order of their paths, and what they include.
  mutating func add(_ path: String, namedAt location: SourceLocation? = nil) {
    var waiting = [(path: path, location: location)]
    while let next = waiting.popLast() {
      for file in files(next.path, next.location)
      where seen.insert(RegularFile(path: file).canonicalPath).inserted {
        guard let document = read(file, next.location) else { continue }
        documents.append(document)
        waiting += includes(in: document).reversed()
      }
    }
  }

  private mutating func files(_ path: String, _ location: SourceLocation?) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      diagnostics.append(
        Diagnostic(
          .error, code: "missing-file", "there is no file or folder '\(path)'", at: location))
      return []
    }
    guard isFolder else { return [path] }
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      diagnostics.append(
        Diagnostic(
          .error, code: "unreadable-folder", "the folder '\(path)' cannot be read whole",
          at: location,
          hint: "check its permissions and those of the folders in it"))
      return []
    }
    let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    if files.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, code: "empty-folder", "the folder '\(path)' has no YAML file", at: location))
    }
    return files.map { Self.join(path, $0) }
  }

  private mutating func read(_ path: String, _ location: SourceLocation?) -> Document? {
    do {
      let text = try Self.text(of: path)
      if let root = try YAMLReader.read(text, file: path) {
        return Document(path: path, root: root)
      }
      diagnostics.append(
        Diagnostic(
          .warning, code: "empty-file", "the file has no content, so nothing is read from it",
          at: .start(of: path)))
      return nil
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private func includes(
    in document: Document
  ) -> [(path: String, location: SourceLocation?)] {
    guard case .mapping(let members) = document.root.content,
      let value = members.first(where: { $0.key.name == "include" })?.value
    else { return [] }
    let folder = Self.folder(of: document.path)
    return Self.paths(in: value).map { (Self.join(folder, $0.path), $0.location) }
  }

  /// The paths that a value names: one, or a list; other values are reported where they are decoded.
  static func paths(in value: YAMLNode) -> [(path: String, location: SourceLocation)] {
    switch value.content {
    case .scalar(let path): [(path, value.location)]
    case .sequence(let values): values.flatMap { paths(in: $0) }
    case .mapping: []
    }
  }

  /// The folder that a file is in, as its path names it; empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path relative to a folder, or itself if it is absolute.
  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// The text of a file: UTF-8, with or without byte order mark.
  static func text(of path: String) throws(Diagnostic) -> String {
    let bytes = try RegularFile(path: path).bytes()
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Diagnostic(
        .error, code: "not-text", "the file is not UTF-8 text",
        at: .start(of: path))
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }
}
