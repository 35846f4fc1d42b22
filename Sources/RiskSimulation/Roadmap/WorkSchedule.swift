// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What decides over orders of work: effort, capacity, horizon, and the loss of every set of finished controls.
struct WorkSchedule: Sendable {
  /// The effort of each control, in person-days.
  let efforts: [Double]
  /// For each control the set of those that must be finished before.
  let needs: [Int]
  /// The person-days of a quarter.
  let capacity: Double
  /// The number of quarters.
  let horizon: Double
  /// The expected annual loss by set of finished controls.
  let losses: [Double]

  /// The quarters that a set takes.
  func time(of set: Int) -> Double {
    efforts.indices.reduce(0) { set >> $1 & 1 == 1 ? $0 + efforts[$1] : $0 } / capacity
  }

  /// The loss between two times at a yearly rate, as far as they lie before the horizon.
  func loss(at rate: Double, from begin: Double, to end: Double) -> Double {
    rate / 4 * max(min(end, horizon) - min(begin, horizon), 0)
  }

  /// The loss over the horizon if controls are built one after the other in an order.
  ///
  /// O(controls).
  func loss(of order: [Int], losses: [Double]) -> Double {
    var (set, time, sum) = (0, 0.0, 0.0)
    for control in order {
      let next = time + efforts[control] / capacity
      sum += loss(at: losses[set], from: time, to: next)
      set |= 1 << control
      time = next
    }
    return sum + loss(at: losses[set], from: time, to: horizon)
  }

  /// The order of least loss over the horizon, and how many sets were weighed.
  ///
  /// Dynamic programming over sets of finished controls (Held and Karp, 1962): the loss until a set is
  /// finished does not depend on what follows. O(2^controls x controls) time.
  func best() -> (order: [Int], weighed: Int) {
    let full = (1 << efforts.count) - 1
    var least = Array(repeating: Double.infinity, count: full + 1)
    var last = Array(repeating: UInt8(0), count: full + 1)
    least[0] = 0
    var weighed = 0
    for set in 0...full where least[set].isFinite {
      weighed += 1
      let begin = time(of: set)
      for control in efforts.indices where set >> control & 1 == 0 && needs[control] & ~set == 0 {
        let next = set | 1 << control
        let sum =
          least[set] + loss(at: losses[set], from: begin, to: begin + efforts[control] / capacity)
        if sum < least[next] {
          least[next] = sum
          last[next] = UInt8(control)
        }
      }
    }
    var order: [Int] = []
    var set = full
    while set != 0 {
      order.append(Int(last[set]))
      set ^= 1 << Int(last[set])
    }
    return (order.reversed(), weighed)
  }

  /// The order that takes at each step what a rule likes best of what may be begun.
  func order(by score: (_ control: Int, _ finished: Int) -> Double) -> [Int] {
    var (order, finished): ([Int], Int) = ([], 0)
    while order.count < efforts.count {
      let ready = efforts.indices.filter {
        finished >> $0 & 1 == 0 && needs[$0] & ~finished == 0
      }
      guard let next = ready.max(by: { score($0, finished) < score($1, finished) }) else { break }
      order.append(next)
      finished |= 1 << next
    }
    return order
  }
}
