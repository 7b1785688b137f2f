"""Equations as LaTeX: what is shown means what runs."""

import ast
import math
import re

import pytest

from course.mathml import mathml
from course.models_page import example
from mgmodels.engine import registry
from mgmodels.engine.typeset import CannotTypeset, Line, equations, expression, function_lines, number, symbol

MODELS = registry.models()


def latex(source):
    return expression(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a - (b - c)", "a - (b - c)"),
        ("a - b + c", "a - b + c"),
        ("(a + b) * c", r"(a + b) \, c"),
        ("a / b / c", r"\frac{\frac{a}{b}}{c}"),
        ("-a**2", "-a^{2}"),
        ("(-a)**2", "(-a)^{2}"),
        ("(a + b)**-c", "(a + b)^{-c}"),
        ("a * -b", r"a \, (-b)"),
        ("2.0 * 3e-4", r"2 \cdot 0.0003"),
        ("1e-7 * a", r"10^{-7} \, a"),
        ("exp(-a)", "e^{-a}"),
        ("exp(a / b)", r"\exp\left(\frac{a}{b}\right)"),
        ("exp(a)**2", r"\left(e^{a}\right)^{2}"),
        ("log(a)", r"\ln(a)"),
        ("a if b > 0 else c", r"\begin{cases} a & \text{if } b > 0 \\ c & \text{otherwise} \end{cases}"),
        ("rate_of(a, *b)", r"\text{rate of}(a, b, \ldots)"),
    ],
)  # fmt: skip
def test_an_expression_is_set_with_the_brackets_it_needs(source, wanted):
    assert latex(source) == wanted


@pytest.mark.parametrize(("name", "wanted"), [
    ("V_m", r"V_{\text{m}}"), ("alpha", r"\alpha"), ("I_Na_leak", r"I_{\text{Na leak}}"), ("MgATP", r"\text{MgATP}"),
    ("Mg_o", r"\text{Mg}_{\text{o}}"), ("_V", "V"),
])  # fmt: skip
def test_a_name_is_a_symbol(name, wanted):
    assert symbol(name) == wanted


@pytest.mark.parametrize("value", [0.0, 1.0, 0.062, 1e-12, 6.02214076e23, 123456.0])
def test_a_number_keeps_its_value(value):
    written = number(value).replace(r" \cdot 10^{", "e").replace("10^{", "1e").replace("}", "")
    assert float(written) == value


def test_what_has_no_counterpart_is_said():
    with pytest.raises(CannotTypeset, match="ListComp"):
        latex("[a for a in b]")


def test_a_condition_stands_beside_what_it_rules():
    from mgmodels.engine.numerics import linoid

    lines = function_lines(linoid, [r"L(x)"])
    assert [line.condition for line in lines] == ["x < -700", r"\left|x\right| < 10^{-6}", ""]
    assert lines[1] == Line("L(x)", r"1 + \frac{x}{2}", r"\left|x\right| < 10^{-6}")


@pytest.mark.parametrize("name", list(MODELS))
def test_every_model_has_its_equations_set(name):
    blocks = equations(MODELS[name])
    assert blocks and all(block.lines or block.source for block in blocks)
    for block in blocks:
        for line in block.lines:
            assert mathml(line.latex, "block").startswith("<math")
    cell = getattr(MODELS[name], "cell", MODELS[name])
    if cell.rhs is not None and blocks[0].lines:
        moved = {line.left for line in blocks[0].lines if line.left.startswith(r"\frac{d ")}
        assert len(moved) in (0, len(cell.states))


@pytest.mark.parametrize("name", list(MODELS))
def test_the_example_on_its_card_runs(name, capsys):
    exec(compile(example(MODELS[name]), name, "exec"), {})
    printed = re.findall(r"[-+.\w]+", capsys.readouterr().out)
    assert printed and all(math.isfinite(float(number)) for number in printed)
