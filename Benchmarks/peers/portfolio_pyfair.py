# SPDX-License-Identifier: GPL-3.0-or-later
"""pyfair: one model a threat, its metamodel for the sum. pyfair multiplies the year's count with one loss, so
its figures are those of another, simpler model; what is compared is the time."""
import numpy as np
import pandas as pd
import pyfair

from portfolio import threats, years

models = []
for index, (rate, mu, sigma) in enumerate(threats()):
    model = pyfair.FairModel(name=f"threat-{index}", n_simulations=years())
    model.input_raw_data("Loss Event Frequency", pd.Series(np.random.poisson(rate, years())))
    model.input_raw_data("Loss Magnitude", pd.Series(np.random.lognormal(mu, sigma, years())))
    models.append(model)
meta = pyfair.FairMetaModel(name="portfolio", models=models)
meta.calculate_all()
risk = meta.export_results()["Risk"]
print(risk.mean(), risk.quantile(0.95))
