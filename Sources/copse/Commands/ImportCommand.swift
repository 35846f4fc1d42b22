// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials
import ModelFiles

/// `copse import`: files of other tools as models.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a model of a file of Open-PSA, ADTool or Galileo.",
    discussion: """
      Gates and events become nodes, uncertain parameters shared parameters. What cannot be taken is told. Exit \
      code 3 if the file has errors.

      Examples:
        copse import plant.xml plant-data.xml --output plant.yaml
        copse import pump.dft --mission-time 1000
      """)

  @Argument(
    help: "The file; for open-psa also several that make one model.",
    completion: .file(extensions: ["xml", "dft"]))
  var files: [String]

  @Option(help: "The format: open-psa, adtool or galileo; guessed from the file if left out.")
  var from: ForeignFormat?

  @Option(help: "The time at which rates become probabilities, in the unit of the rates.")
  var missionTime = FaultTreeLoader.defaultMissionTime

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Option(name: .shortAndLong, help: "A file to write to; appears whole or not at all.")
  var output: String?

  func validate() throws {
    if !(missionTime >= 0 && missionTime.isFinite) {
      throw ValidationError("--mission-time must be a finite number from 0")
    }
  }

  func run() throws {
    for file in files where !FileManager.default.fileExists(atPath: file) {
      throw Failure("there is no file '\(file)'")
    }
    guard let format = from ?? ForeignFormat.guess(files[0]) else {
      throw Failure("'\(files[0])' is of no format that is known: choose one with --from")
    }
    let imported = ModelImport(missionTime: missionTime).load(files, format)
    Loading.report(imported.diagnostics, isPlain: plain)
    guard let model = imported.model else { throw ExitStatus.modelErrors }
    let name = URL(fileURLWithPath: files[0]).lastPathComponent
    try Output(path: output).write(
      TreeText.yaml(model.model, heading: ["From \(name) (\(format.rawValue)) by copse import."]))
  }
}
