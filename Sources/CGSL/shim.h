// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the GNU Scientific Library that copse uses.
#ifndef COPSE_CGSL_SHIM_H
#define COPSE_CGSL_SHIM_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fft_complex.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_statistics.h>

#endif
