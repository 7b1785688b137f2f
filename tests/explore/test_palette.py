"""The palette: one meaning a colour, told apart by every eye, readable in both themes."""

from itertools import combinations

import numpy as np
import pytest

from mgmodels.figures import palette

LINE_CONTRAST, TEXT_CONTRAST, LEAST_DIFFERENCE = 3.0, 4.5, 13.5
THEMES = ("light", "dark")

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
VISION = {
    "normal": [1, 0, 0, 0, 1, 0, 0, 0, 1],
    "protan": [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    "deutan": [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    "tritan": [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
}  # fmt: skip
SRGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear_rgb(colour):
    encoded = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2 contrast ratio."""
    low, high = sorted(float(linear_rgb(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def cielab(rgb):
    xyz = SRGB_TO_XYZ @ rgb / [0.95047, 1, 1.08883]
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(lab1, lab2):
    """Colour difference of Sharma, Wu & Dalal 2005."""
    (L1, a1, b1), (L2, a2, b2) = lab1, lab2
    mean_chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    C1, C2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0 if C1 * C2 == 0 else (h2 - h1 + 180) % 360 - 180
    dL, dC, dH = L2 - L1, C2 - C1, 2 * np.sqrt(C1 * C2) * np.sin(np.radians(turn) / 2)
    L, C = (L1 + L2) / 2, (C1 + C2) / 2
    h = (h1 + h2) if C1 * C2 == 0 else (h1 + turn / 2) % 360
    cosine = [np.cos(np.radians(k * h + shift)) for k, shift in ((1, -30), (2, 0), (3, 6), (4, -63))]
    T = 1 + np.dot([-0.17, 0.24, 0.32, -0.20], cosine)
    S_L = 1 + 0.015 * (L - 50) ** 2 / np.sqrt(20 + (L - 50) ** 2)
    S_C, S_H = 1 + 0.045 * C, 1 + 0.015 * C * T
    twist = -2 * np.sqrt(C**7 / (C**7 + 25**7)) * np.sin(np.radians(60 * np.exp(-(((h - 275) / 25) ** 2))))
    terms = np.array([dL / S_L, dC / S_C, dH / S_H])
    return float(np.sqrt(terms @ terms + twist * terms[1] * terms[2]))


def seen(colour, vision):
    return cielab(np.clip(np.reshape(VISION[vision], (3, 3)) @ linear_rgb(colour), 0, 1))


@pytest.mark.parametrize(
    ("lab1", "lab2", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_colour_difference_is_the_published_one(lab1, lab2, difference):
    assert ciede2000(lab1, lab2) == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("quantity", palette.QUANTITIES)
def test_every_quantity_can_be_read_on_paper_and_card(quantity, theme):
    for surface in palette.SURFACES:
        background = palette.colour(surface, theme=theme)
        assert contrast(palette.colour(quantity, "line", theme), background) >= LINE_CONTRAST
        assert contrast(palette.colour(quantity, "text", theme), background) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_ink_and_axes_can_be_read(theme):
    for surface in palette.SURFACES:
        background = palette.colour(surface, theme=theme)
        for words in ("ink", "secondary"):
            assert contrast(palette.colour(words, theme=theme), background) >= 7
        assert contrast(palette.colour("line", theme=theme), background) >= LINE_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_any_two_quantities_are_told_apart(vision, theme):
    labs = {name: seen(palette.colour(name, theme=theme), vision) for name in palette.QUANTITIES}
    closest = min((ciede2000(labs[a], labs[b]), a, b) for a, b in combinations(labs, 2))
    assert closest[0] >= LEAST_DIFFERENCE, closest


def test_both_themes_name_the_same_colours():
    assert palette.tokens("light").keys() == palette.tokens("dark").keys()


def test_the_matplotlib_style_draws_with_the_light_palette():
    import matplotlib.colors

    style = matplotlib.rc_params_from_file(palette.TOKENS.with_name("course.mplstyle"), use_default_template=False)
    hexadecimal = matplotlib.colors.to_hex
    cycle = [hexadecimal(colour) for colour in style["axes.prop_cycle"].by_key()["color"]]
    assert cycle == [palette.colour(name) for name in palette.QUANTITIES]
    assert hexadecimal(style["grid.color"]) == palette.colour("rule")
    assert hexadecimal(style["axes.edgecolor"]) == palette.colour("line")
    assert hexadecimal(style["text.color"]) == palette.colour("secondary")


def test_an_unknown_colour_names_the_near_one():
    with pytest.raises(ValueError, match="Did you mean 'magnesium'"):
        palette.colour("magnesum")
    with pytest.raises(ValueError, match="shade"):
        palette.colour("magnesium", shade="dark")
    with pytest.raises(ValueError, match="theme"):
        palette.tokens("sepia")
