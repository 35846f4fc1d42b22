// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

#include "CReportPage.h"

// #embed is C23; compilers take it in earlier standards as well.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char style[] = {
#embed "report.css"
};

static const char script[] = {
#embed "report.js"
};

const char *copse_report_style(void) { return style; }
long copse_report_style_length(void) { return sizeof style; }
const char *copse_report_script(void) { return script; }
long copse_report_script_length(void) { return sizeof script; }
