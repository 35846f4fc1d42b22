// SPDX-License-Identifier: GPL-3.0-or-later
// Expat, by which copse reads XML.
#ifndef COPSE_CEXPAT_SHIM_H
#define COPSE_CEXPAT_SHIM_H

#include <expat.h>

#endif
