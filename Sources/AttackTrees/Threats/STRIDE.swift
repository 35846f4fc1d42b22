// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The six threat categories of the STRIDE model.
public enum STRIDE: String, Hashable, Sendable, CaseIterable {
  /// Pretending to be something or someone else.
  case spoofing
  /// Modifying data or code without authorisation.
  case tampering
  /// Denying having performed an action.
  case repudiation
  /// Exposing information to those who may not have it.
  case informationDisclosure = "information-disclosure"
  /// Making a system or resource unavailable.
  case denialOfService = "denial-of-service"
  /// Gaining capabilities without proper authorisation.
  case elevationOfPrivilege = "elevation-of-privilege"

  /// The category's letter in the acronym.
  public var letter: String {
    switch self {
    case .spoofing: "S"
    case .tampering: "T"
    case .repudiation: "R"
    case .informationDisclosure: "I"
    case .denialOfService: "D"
    case .elevationOfPrivilege: "E"
    }
  }

  /// The category's name for people.
  public var title: String {
    switch self {
    case .spoofing: "Spoofing"
    case .tampering: "Tampering"
    case .repudiation: "Repudiation"
    case .informationDisclosure: "Information disclosure"
    case .denialOfService: "Denial of service"
    case .elevationOfPrivilege: "Elevation of privilege"
    }
  }
}
