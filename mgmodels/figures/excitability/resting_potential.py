"""What holds the resting potential: the gradients, and how much the pump's own current adds."""

import numpy as np

from mgmodels.explore import Logarithmic, Zone, explore
from mgmodels.nerve import resting_potential as model

POTASSIUM = np.geomspace(1, 100, 81)  # mM
LEAK = np.geomspace(0.001, 1, 81)  # sodium permeability over that of potassium


@explore(
    id="resting-potential",
    question="What sets the resting potential, and how much of it is the pump?",
    caption="Steady state of a membrane that potassium and sodium cross, with the pump’s current (Mullins and Noda "
    "1963). Grey: the same membrane just after the pump has stopped. Inside 140 mM potassium and 12 mM sodium, "
    "outside 145 mM sodium, 37 °C. Magnesium does not appear in it.",
    K_o=Logarithmic(
        "Potassium outside", "mM", 1, 100, default=4, where="extracellular fluid", quantity="potassium",
        zones=(Zone(3.5, 5.0, "people"), Zone(2.0, 3.5, "illness"), Zone(5.0, 8.0, "illness")),
    ),
    P_Na=Logarithmic("Sodium leak, as a share of the potassium leak", "1", 0.001, 1, default=0.04, quantity="sodium"),
    presets={
        "Neuron at rest": {"K_o": 4, "P_Na": 0.04},
        "Low potassium 2.5": {"K_o": 2.5, "P_Na": 0.04},
        "High potassium 7": {"K_o": 7, "P_Na": 0.04},
        "Leaky 0.3": {"K_o": 4, "P_Na": 0.3},
    },
)  # fmt: skip
def resting_potential_explorer(page, K_o, P_Na):
    now = model.evaluate(K_o=K_o, P_Na=P_Na)
    over_potassium = model.evaluate(K_o=POTASSIUM, P_Na=P_Na)
    over_leak = model.evaluate(K_o=K_o, P_Na=LEAK)

    p = page.panel("Resting potential", x=(1, 100), y=(-120, 60), unit="mV", log="x", x_label="potassium outside, mM")
    p.line(POTASSIUM, over_potassium["E_K"], "potassium", "potassium alone")
    p.line(POTASSIUM, over_potassium["Mullins_Noda"] - over_potassium["pump_contribution"], "reference")
    p.line(POTASSIUM, over_potassium["Mullins_Noda"], "voltage", "with the pump")
    p.dots(K_o, now["Mullins_Noda"], "voltage")

    q = page.panel("The pump’s direct share", x=(0.001, 1), y=(-12, 0), unit="mV", log="x", x_label="sodium leak")
    q.line(LEAK, over_leak["pump_contribution"], "voltage")
    q.dots(P_Na, now["pump_contribution"], "voltage")

    without = now["Mullins_Noda"] - now["pump_contribution"]
    return (
        f"The membrane rests at **{now['Mullins_Noda']:.1f} mV**. Stop the pump and it moves at once to "
        f"**{without:.1f} mV**: the pump’s own current is worth {abs(now['pump_contribution']):.1f} mV. "
        "The rest is gradients, which take much longer to run down."
    )
