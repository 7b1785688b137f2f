"""Models are found by looking, and looking is cheap."""

import subprocess
import sys
from types import SimpleNamespace

import pytest
from toys import decay, oscillator

import mgmodels.nerve
from mgmodels.engine import DeclarationError, UnknownName, registry


def test_every_model_goes_by_its_own_name():
    found = registry.models()
    assert {"hodgkin_huxley", "hodgkin_huxley_cable"} <= set(found)
    assert all(name == model.name for name, model in found.items())


def test_models_stand_in_the_order_of_organs_and_modules():
    homes = [registry.home(model) for model in registry.models().values()]
    assert homes == sorted(homes)


def test_organ_of():
    assert registry.organ_of("hodgkin_huxley") == registry.organ_of("hodgkin_huxley_cable") == "nerve"


def test_unknown_model():
    with pytest.raises(UnknownName, match="there is no model “hodgkin_huxly”. Did you mean hodgkin_huxley"):
        registry.model("hodgkin_huxly")


def test_two_models_of_one_name_are_refused():
    found = {"decay": decay}
    registry.collect(SimpleNamespace(__name__="somewhere", again=decay, other=oscillator, number=3), found)
    assert found == {"decay": decay, "oscillator": oscillator}
    with pytest.raises(DeclarationError, match="elsewhere: another model is already called decay"):
        registry.collect(SimpleNamespace(__name__="elsewhere", copy=decay.with_parameters(k=1.0)), found)


NEW_MODEL = """\
from mgmodels.engine import Model, State


def rhs(y):
    return (-y,)


states = {"y": State(1.0, "1", "y")}
new = Model(name="new_system", title="New", rhs=rhs, states=states, scope="tests", not_modelled="all")
"""


def test_a_new_module_in_an_organ_is_found_without_another_edit(tmp_path, monkeypatch):
    (tmp_path / "new_system.py").write_text(NEW_MODEL)
    monkeypatch.setattr(mgmodels.nerve, "__path__", [*mgmodels.nerve.__path__, str(tmp_path)])
    registry.models.cache_clear()
    try:
        assert registry.model("new_system").title == "New"
        assert registry.organ_of("new_system") == "nerve"
    finally:
        registry.models.cache_clear()
        sys.modules.pop("mgmodels.nerve.new_system", None)
        vars(mgmodels.nerve).pop("new_system", None)


HEAVY = ("matplotlib", "ipywidgets", "IPython", "numba", "pandas", "pint", "hypothesis")


@pytest.mark.parametrize(
    "statement", ["import mgmodels.nerve", "from mgmodels.engine.registry import models; models()"]
)
def test_looking_at_models_loads_nothing_heavy(statement):
    check = f"import sys; {statement}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
