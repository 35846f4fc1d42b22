// SPDX-License-Identifier: GPL-3.0-or-later
// libyaml, by which copse reads YAML.
#ifndef COPSE_CLIBYAML_SHIM_H
#define COPSE_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
