// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What plans may choose among, and what must hold of the choice.
///
/// Rules between two controls stand with the controls (``Control/requires``, ``Control/excludes``).
public struct PlanRules: Hashable, Sendable {
  /// Controls of which a plan has a limited number.
  public struct Group: Hashable, Sendable {
    /// The group's name.
    public var name: String
    /// The controls, by name.
    public var controls: [String]
    /// The most of them that a plan may have.
    public var atMost: Int

    /// Makes a group.
    public init(name: String, controls: [String], atMost: Int) {
      self.name = name
      self.controls = controls
      self.atMost = atMost
    }
  }

  /// Controls of these statuses may be chosen or left; `nil` is ``defaultStatuses``.
  public var mayChange: Set<ControlStatus>?
  /// Controls that are in every plan, by name.
  public var mustInclude: [String]
  /// Groups with a limit.
  public var groups: [Group]

  /// The statuses that may change where nothing is said.
  public static let defaultStatuses: Set<ControlStatus> = [.inProgress, .planned, .proposed]

  /// Makes rules.
  public init(
    mayChange: Set<ControlStatus>? = nil, mustInclude: [String] = [], groups: [Group] = []
  ) {
    self.mayChange = mayChange
    self.mustInclude = mustInclude
    self.groups = groups
  }
}
