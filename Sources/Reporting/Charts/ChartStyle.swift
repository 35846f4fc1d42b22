// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The colours of charts: variables that a page may set, with values for light and dark screens.
enum ChartStyle {
  /// The style sheet of a chart.
  static let sheet = """
    .chart{--cb:#fff;--ct:#1b1f24;--cf:#4d5761;--cg:#d3dae1;--ca:#1f5f99;--cw:#b3261e;
    --r0:#e4f3e5;--r1:#fdf1d3;--r2:#fbdca6;--r3:#f6b98a;--r4:#f0968a;font:12px system-ui,sans-serif}
    @media(prefers-color-scheme:dark){.chart{--cb:#14181d;--ct:#e8edf2;--cf:#aab4bf;--cg:#35404b;
    --ca:#8fc2ee;--cw:#ff8a80;--r0:#1d3a22;--r1:#3a3420;--r2:#4d3a1c;--r3:#5c331f;--r4:#6e2b27}}
    @media print{.chart{--cb:#fff;--ct:#000;--cf:#333;--cg:#bbb;--ca:#1f5f99;--cw:#b3261e;
    --r0:#e4f3e5;--r1:#fdf1d3;--r2:#fbdca6;--r3:#f6b98a;--r4:#f0968a}}
    .bg{fill:var(--cb)}.t{fill:var(--ct)}.f{fill:var(--cf)}.h{fill:var(--ct);font-weight:600;font-size:14px}
    .grid{stroke:var(--cg)}.curve{fill:none;stroke:var(--ca);stroke-width:2}
    .faint{fill:none;stroke:var(--cf);stroke-width:1.5;stroke-dasharray:2 3}
    .gross{fill:none;stroke:var(--ct);stroke-width:1.5;stroke-dasharray:10 4}
    .limit{fill:none;stroke:var(--cw);stroke-width:2;stroke-dasharray:6 4}
    .mark{fill:var(--ca)}.bar{fill:var(--ca);fill-opacity:.35}.span{stroke:var(--ca);stroke-width:3}
    .hit{fill:var(--ca);fill-opacity:0}.hit:hover{fill-opacity:1}.share{fill:none;stroke:var(--ct);stroke-opacity:.6}
    .r0{fill:var(--r0)}.r1{fill:var(--r1)}.r2{fill:var(--r2)}.r3{fill:var(--r3)}.r4{fill:var(--r4)}

    """
}
