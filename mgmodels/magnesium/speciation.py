"""MgATP: how much of a cell's ATP carries magnesium, and how a cell's total magnesium divides.

ATP and ADP bind Mg²⁺ one to one, so that occupancy is Mg/(Mg + K). In the buffered cell the free ion is what
total magnesium leaves once every site has taken its share.
"""

from mgmodels.engine import Model, Parameter


def occupancy(Mg, K):
    """Return the share of sites of dissociation constant `K` that hold magnesium at free level `Mg`."""
    return Mg / (Mg + K)


def speciation(Mg_free, ATP_total, K_MgATP):
    saturation = occupancy(Mg_free, K_MgATP)
    return ATP_total * saturation, ATP_total * (1.0 - saturation), saturation, 1.0 - saturation


def bound(Mg, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer):
    return (
        ATP_total * occupancy(Mg, K_MgATP),
        ADP_total * occupancy(Mg, K_MgADP),
        buffer_total * occupancy(Mg, K_buffer),
    )


def excess(Mg, Mg_total, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer):
    """Return by how much the magnesium found at a free concentration `Mg` exceeds the total."""
    on_ATP, on_ADP, on_buffer = bound(Mg, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer)
    return Mg + on_ATP + on_ADP + on_buffer - Mg_total


def buffering(Mg, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer):
    """Return how much total magnesium a rise of the free ion by one costs."""
    return (
        1.0
        + ATP_total * K_MgATP / (Mg + K_MgATP) ** 2
        + ADP_total * K_MgADP / (Mg + K_MgADP) ** 2
        + buffer_total * K_buffer / (Mg + K_buffer) ** 2
    )


def solve_free(Mg_total, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer):
    # The excess rises and bends down, so that Newton's steps from 0 climb to the root and never pass it.
    Mg = 0.0
    for _ in range(100):
        missing = -excess(Mg, Mg_total, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer)
        step = missing / buffering(Mg, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer)
        Mg += step
        if step <= 1e-15 * Mg:
            break
    return Mg


def cell_speciation(Mg_total, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer):
    Mg = solve_free(Mg_total, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer)
    MgATP, MgADP, Mg_buffer = bound(Mg, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer)
    capacity = buffering(Mg, ATP_total, ADP_total, buffer_total, K_MgATP, K_MgADP, K_buffer)
    return Mg, MgATP, MgADP, Mg_buffer, capacity


ATP_TOTAL = Parameter(
    3.0, "mM", "ATP in the cytosol, with and without magnesium", "this_course", "recalled", 0.0, 10.0
)
K_MGATP = Parameter(
    0.10, "mM", "apparent dissociation constant of MgATP at pH 7.2 and cellular potassium; models use "
    "0.024 to 0.34 mM", "shorten_2007", "assumed", 0.03, 0.35,
)  # fmt: skip

mgatp_speciation = Model(
    name="mgatp_speciation",
    title="MgATP at a given free magnesium",
    parameters={
        "Mg_free": Parameter(
            0.5, "mM", "free magnesium in the cytosol", "romani_2011", "recalled", 0.0, 10.0
        ),
        "ATP_total": ATP_TOTAL,
        "K_MgATP": K_MGATP,
    },
    outputs={
        "MgATP": ("mM", "ATP with magnesium, the substrate of pumps and kinases"),
        "ATP_free": ("mM", "ATP without magnesium"),
        "saturation": ("1", "share of the ATP that carries magnesium"),
        "sensitivity": ("1", "per cent of MgATP lost for one per cent of free magnesium lost"),
    },
    output_function=speciation,
    roles={"mg_cytosol": "Mg_free", "mgatp": "MgATP"},
    sources=("alberty_2003",),
    scope="Equilibrium between Mg²⁺ and ATP in the cytosol at constant pH and potassium.",
    not_modelled="Change of the apparent constant with pH, K⁺ and temperature, a second Mg²⁺ on ATP, other "
    "nucleotides, ATP bound to proteins, and the transport that sets the free ion.",
)  # fmt: skip

cell_magnesium = Model(
    name="cell_magnesium",
    title="A cell's magnesium: free, on ATP, on ADP, on everything else",
    parameters={
        "Mg_total": Parameter(
            10.03, "mM", "all magnesium in the cell, per litre of its water",
            "rude_1998", "assumed", 0.0, 30.0,
        ),
        "ATP_total": ATP_TOTAL,
        "ADP_total": Parameter(
            0.08, "mM", "ADP free in the cytosol, with and without magnesium",
            "this_course", "assumed", 0.0, 5.0,
        ),
        "buffer_total": Parameter(
            21.0, "mM", "other sites (ribosomes, phospholipids, proteins), so many that 0.5 mM is free",
            "this_course", "assumed", 0.0, 60.0,
        ),
        "K_MgATP": K_MGATP,
        "K_MgADP": Parameter(
            0.8, "mM", "apparent dissociation constant of MgADP", "wu_2007", "recalled", 0.3, 1.0
        ),
        "K_buffer": Parameter(
            1.0, "mM", "dissociation constant of the other sites", "this_course", "assumed", 0.1, 10.0
        ),
    },
    outputs={
        "Mg_free": ("mM", "free magnesium"),
        "MgATP": ("mM", "magnesium on ATP"),
        "MgADP": ("mM", "magnesium on ADP"),
        "Mg_buffer": ("mM", "magnesium on other sites"),
        "buffer_capacity": ("1", "rise of total magnesium that raises the free ion by one"),
    },
    output_function=cell_speciation,
    roles={"mg_cytosol": "Mg_free", "mgatp": "MgATP"},
    sources=("rude_1998", "romani_2011"),
    scope="How free magnesium follows when a closed cell gains or loses magnesium, ATP or ADP.",
    not_modelled="Transport (TRPM7, SLC41A1, CNNM) that brings free magnesium back, mitochondria and other "
    "stores, competition of Ca²⁺, H⁺ and K⁺. The other sites are one class, where a cell has many.",
)  # fmt: skip


def mgatp(Mg_free, **changes):
    """Return the ATP that carries magnesium, in mM.

    Args:
        Mg_free: Free magnesium in the cytosol, mM, 0 to 10; number or array.
        **changes: `ATP_total` (mM) and `K_MgATP` (mM, 0.03 to 0.35) where they differ from the model's.

    Raises:
        BadValue: A negative or missing number; UnknownName: another parameter.

    >>> mgatp(0.5)
    2.5
    >>> round(mgatp(0.41) / mgatp(0.5), 3)  # an 18 % fall of free magnesium, as in red cells of patients
    0.965
    """
    return mgatp_speciation.evaluate(Mg_free=Mg_free, **changes)["MgATP"]


def free_magnesium(Mg_total, **changes):
    """Return the free magnesium that a cell's total leaves, in mM.

    Args:
        Mg_total: All magnesium in the cell, mM, 0 to 30; number or array.
        **changes: Other parameters of `cell_magnesium`.

    >>> round(free_magnesium(10.03), 3)
    0.5
    >>> round(free_magnesium(10.03, ATP_total=0.3), 2)  # ATP spent: its magnesium is set free
    0.75
    """
    return cell_magnesium.evaluate(Mg_total=Mg_total, **changes)["Mg_free"]


def total_magnesium(Mg_free, **changes):
    """Return the total magnesium of a cell at a given free level, in mM: `free_magnesium` inverted.

    Args:
        Mg_free: mM, 0 to 10; number or array.
        **changes: Other parameters of `cell_magnesium`.

    >>> round(total_magnesium(0.5), 2)
    10.03
    """
    Mg_free = mgatp_speciation.check_value("Mg_free", Mg_free)
    values = cell_magnesium.values(changes)
    return excess(Mg_free, **values | {"Mg_total": 0.0})
