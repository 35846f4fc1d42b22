// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

extension RankingMeasure: ExpressibleByArgument {}
extension SamplingScheme: ExpressibleByArgument {}
extension DotTheme: ExpressibleByArgument {}
extension DotDirection: ExpressibleByArgument {}
extension TimeToGoal.Work: ExpressibleByArgument {}
extension ForeignFormat: ExpressibleByArgument {}
extension ChartKind: ExpressibleByArgument {}
extension PlanObjective: ExpressibleByArgument {}
extension GoalDefences.Measure: ExpressibleByArgument {}
