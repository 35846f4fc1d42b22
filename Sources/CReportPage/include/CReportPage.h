// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

#ifndef COPSE_REPORT_PAGE_H
#define COPSE_REPORT_PAGE_H

// The style sheet and the script of report pages, put into the program when it is compiled: so they can be
// edited as what they are, and the program needs no files beside it.
const char *_Nonnull copse_report_style(void);
long copse_report_style_length(void);
const char *_Nonnull copse_report_script(void);
long copse_report_script_length(void);

#endif
