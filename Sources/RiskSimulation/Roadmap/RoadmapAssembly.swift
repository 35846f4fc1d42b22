// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Makes the orders that are compared, with their figures.
struct RoadmapAssembly {
  let items: [WorkItem]
  let schedule: WorkSchedule
  let tables: SetLosses
  let begins: CalendarDate
  /// The best order.
  let best: [Int]

  /// A control with the time when it is in place.
  private typealias Arrival = (control: Int, time: Double)

  /// The orders, the best first; what is dated only if a date is named.
  var orders: [RoadmapOrder] {
    let losses = schedule.losses
    let greedy = schedule.order { control, finished in
      (losses[finished] - losses[finished | 1 << control]) / max(items[control].effort, 1e-9)
    }
    let due = schedule.order { control, _ in
      -(items[control].due.map { Double($0.dayNumber) } ?? .greatestFiniteMagnitude)
    }
    let quickest = schedule.order { control, _ in -items[control].effort }
    let bestSums = sums(arrivals(best))
    var orders = [
      order(.best, arrivals(best), bestSums), order(.greedy, arrivals(greedy), bestSums),
      order(.due, arrivals(due), bestSums), order(.quickest, arrivals(quickest), bestSums),
    ]
    if items.contains(where: { $0.due != nil }) { orders.append(order(.dated, dated, bestSums)) }
    return orders
  }

  private func arrivals(_ order: [Int]) -> [Arrival] {
    var effort = 0.0
    return order.map { control in
      effort += items[control].effort
      return (control, effort / schedule.capacity)
    }
  }

  /// Each control at its date, not before the beginning.
  private var dated: [Arrival] {
    items.indices.compactMap { index -> Arrival? in
      guard let due = items[index].due else { return nil }
      let days = Double(due.dayNumber - begins.dayNumber)
      return (index, max(days / RoadmapPlanner.daysPerQuarter, 0))
    }.sorted { ($0.time, $0.control) < ($1.time, $1.control) }
  }

  private func order(
    _ kind: RoadmapOrder.Kind, _ arrivals: [Arrival], _ bestSums: [Double]
  ) -> RoadmapOrder {
    let quarters = Int(schedule.horizon)
    let quarterly = (0..<quarters).map { quarter in
      4 * loss(arrivals, from: Double(quarter), to: Double(quarter + 1)) { schedule.losses[$0] }
    }
    let sums = sums(arrivals)
    let sorted = sums.sorted()
    func quantile(_ share: Double) -> Double {
      sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
    }
    return RoadmapOrder(
      kind: kind, landings: arrivals.map(landing), quarterlyLoss: quarterly,
      cumulatedLoss: quarterly.reduce(0) { $0 + $1 / 4 },
      interval: (quantile(0.05), quantile(0.95)),
      cumulatedCost: arrivals.reduce(0) { sum, arrival in
        sum
          + schedule.loss(at: items[arrival.control].cost, from: arrival.time, to: schedule.horizon)
      },
      probabilityBestIsBetter: Double(zip(bestSums, sums).count { $0 < $1 }) / Double(sums.count))
  }

  private func landing(_ arrival: Arrival) -> RoadmapOrder.Landing {
    let days = (arrival.time * RoadmapPlanner.daysPerQuarter).rounded(.up)
    return RoadmapOrder.Landing(
      control: items[arrival.control].control, quarters: arrival.time,
      date: days < 1e6 ? begins.adding(days: Int(days)) : nil)
  }

  /// The loss over the horizon that each single draw expects.
  private func sums(_ arrivals: [Arrival]) -> [Double] {
    (0..<tables.singles).map { draw in
      loss(arrivals, from: 0, to: schedule.horizon) { tables.loss(of: $0, draw: draw) }
    }
  }

  /// The loss between two times, as controls arrive.
  private func loss(
    _ arrivals: [Arrival], from begin: Double, to end: Double, _ rate: (Int) -> Double
  ) -> Double {
    var (set, time, sum) = (0, begin, 0.0)
    for arrival in arrivals {
      if arrival.time > time && time < end {
        sum += rate(set) / 4 * (min(arrival.time, end) - time)
        time = min(arrival.time, end)
      }
      set |= 1 << arrival.control
    }
    return time < end ? sum + rate(set) / 4 * (end - time) : sum
  }
}
