// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc

/// Runs what is deeply recursive on a thread of its own with a large stack.
///
/// The stack's memory is only reserved: pages that are not touched cost nothing.
enum DeepStack {
  /// The bytes of the stack.
  static let size = 1 << 30

  private final class Job {
    let work: () -> Void

    init(_ work: @escaping () -> Void) { self.work = work }
  }

  /// Runs some work and waits for it; `nil` if no such thread can be had, the work not having run.
  ///
  /// The deadline that holds here holds there too.
  static func run<Result>(_ work: () -> Result) -> Result? {
    var result: Result?
    let deadline = Deadline.current
    withoutActuallyEscaping(work) { work in
      let job = Job { Deadline.$current.withValue(deadline) { result = work() } }
      runAndWait(job)
    }
    return result
  }

  private static func runAndWait(_ job: Job) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return }
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(job)
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        if let pointer { Unmanaged<Job>.fromOpaque(pointer).takeUnretainedValue().work() }
        return nil
      }, reference.toOpaque())
    if status == 0 { pthread_join(thread, nil) }
    reference.release()
  }
}
