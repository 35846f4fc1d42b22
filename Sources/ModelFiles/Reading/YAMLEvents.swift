// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
internal import CLibYAML

/// The events of a YAML text, one after another, as libyaml finds them.
///
/// Events are all that is needed, at a quarter of the time that Yams takes to make nodes of them.
///
/// A class, since libyaml's parser keeps a pointer to itself and must be freed: it has a fixed place in memory.
final class YAMLEvents {
  private let file: String
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ file: String) {
    self.file = file
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Calls a function with the events of a text, which end with the call.
  static func reading<Value>(
    _ text: String, _ file: String, _ body: (YAMLEvents) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    var text = text
    return try text.withUTF8 { bytes in
      Result { () throws(Diagnostic) in try body(YAMLEvents(bytes, file)) }
    }.get()
  }

  /// The next event.
  ///
  /// - Throws: A ``Diagnostic`` where the text is not YAML.
  func next() throws(Diagnostic) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(
      kind: Self.kind(of: event), line: event.start_mark.line + 1,
      column: event.start_mark.column + 1)
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let text = UnsafeBufferPointer(
        start: event.data.scalar.value, count: event.data.scalar.length)
      return .scalar(String(decoding: text, as: UTF8.self))
    case YAML_SEQUENCE_START_EVENT: return .sequence
    case YAML_MAPPING_START_EVENT: return .mapping
    case YAML_ALIAS_EVENT: return .alias
    case YAML_DOCUMENT_START_EVENT: return .document
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_STREAM_END_EVENT: return .streamEnd
    default: return .end
    }
  }

  /// What stopped the parser.
  private var failure: Diagnostic {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "memory is exhausted"
    let context = state.context.map { " " + String(cString: $0) } ?? ""
    // The reader of bytes, below the scanner, counts no lines.
    let hasPlace = state.error == YAML_SCANNER_ERROR || state.error == YAML_PARSER_ERROR
    return Diagnostic(
      .error, code: "yaml-syntax", hasPlace ? problem + context : problem,
      at: SourceLocation(
        file: file, line: hasPlace ? state.problem_mark.line + 1 : 1,
        column: hasPlace ? state.problem_mark.column + 1 : 1))
  }
}
