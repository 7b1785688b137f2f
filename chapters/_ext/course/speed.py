"""The page on speed, made of benchmarks/results.json: what was reached, how fast everybody is, who was missing."""

import json
from pathlib import Path

from mgmodels.figures import palette, themed

from .elements import CourseDirective, escape, raw
from .numbers import decimal

RESULTS = "benchmarks/results.json"
ENGINE = "this engine"
CLOCKS = {"cpu": "processor time", "wall": "elapsed time"}


class SpeedDirective(CourseDirective):
    """Shared by all parts of the page: the results, whose change builds the page anew."""

    def run(self):
        path = Path(self.env.srcdir) / RESULTS
        if not path.is_file():
            self.fail(f"there is no {RESULTS}: run `make bench` first")
        self.env.note_dependency(str(path))
        return [raw(self.html(json.loads(path.read_text(encoding="utf8"))))]


class Machine(SpeedDirective):
    """`{speed-machine}`: where and when this was measured."""

    def html(self, results):
        m = results["machine"]
        packages = ", ".join(f"{name} {version}" for name, version in m["packages"].items())
        where = f"{escape(m['processor'])}, {m['cores']} cores, {escape(m['system'])}, Python {escape(m['python'])}"
        return (
            f"<p>Measured on {escape(m['date'])} on {where}, {escape(packages)}; load of the machine at the end "
            f"{decimal(m['load'], 2)}. The ratios depend on the machine far less than the times do.</p>"
        )


class Goals(SpeedDirective):
    """`{speed-goals}`: what the engine set out to reach, and whether it did."""

    def html(self, results):
        rows = []
        for name, goals in results["goals"].items():
            for goal in goals:
                times = "not measured" if goal["reached"] is None else f"{decimal(goal['reached'], 3)} times"
                met = goal["reached"] is not None and goal["reached"] >= goal["wanted"]
                against = f"faster than {goal['against']}"
                rows.append((results["cases"][name]["title"], f"{goal['wanted']:g} times {against}", times, met))
        for alone in results["alone"].values():
            met = alone["seconds"] <= alone["allowed"]
            times = f"{decimal(alone['seconds'], 3)} s of processor time; {decimal(alone['elapsed'], 3)} s on the clock"
            rows.append((alone["title"], f"at most {alone['allowed']:g} s", times, met))
        marks = {True: "yes", False: "✗ no"}
        body = [(escape(a), escape(b), escape(c), marks[met]) for a, b, c, met in rows]
        return table(("Case", "Wanted", "Measured", "Reached"), body)


class Cases(SpeedDirective):
    """`{speed-cases}`: every candidate of every case."""

    def html(self, results):
        parts = []
        for name, case in results["cases"].items():
            accuracy = f"Error at most {decimal(case['target'])} {case['unit']}; {CLOCKS[case['clock']]}"
            body = [
                (
                    escape(label),
                    f"{decimal(1e3 * row['seconds'])}&#160;ms",
                    decimal(row["ratio"], 3),
                    f"{decimal(row['error'], 2)}&#160;{case['unit']}",
                )
                for label, row in by_ratio(results["results"][name])
            ]
            parts.append(f"<h3>{escape(case['title'])}</h3><p>{escape(accuracy)}.</p>")
            parts.append(table(("Candidate", "One run", "× this engine", "Error"), body))
        return "".join(parts)


class Missing(SpeedDirective):
    """`{speed-missing}`: who did not take part in which case, and why."""

    def html(self, results):
        cases_of = {}
        for name, missing in results["missing"].items():
            for label, reason in missing.items():
                cases_of.setdefault((label, reason), []).append(results["cases"][name]["title"])
        lines = [
            f"<li><b>{escape(label)}</b> {escape(reason)}. Not in: {escape('; '.join(titles))}.</li>"
            for (label, reason), titles in cases_of.items()
        ]
        return f"<ul>{''.join(lines)}</ul>" if lines else "<p>Nobody was missing.</p>"


class Figure(SpeedDirective):
    """`{speed-figure}`: how many times as long as this engine each candidate takes."""

    def html(self, results):
        rows = [
            (case["title"] if first else None, label, row["ratio"])
            for name, case in results["cases"].items()
            for first, (label, row) in marked(by_ratio(results["results"][name]))
        ]
        caption = "Every candidate at the accuracy of its case; shorter is faster."
        return themed.show(drawn(rows), says(results), caption)._repr_html_()


def by_ratio(results):
    return sorted(results.items(), key=lambda item: item[1]["ratio"])


def marked(rows):
    """Return each row with whether it is the first."""
    return [(place == 0, row) for place, row in enumerate(rows)]


def says(results):
    """Return what the figure shows, in a sentence."""
    parts = []
    for name, case in results["cases"].items():
        others = [(label, row["ratio"]) for label, row in by_ratio(results["results"][name]) if ENGINE not in label]
        if others:
            parts.append(f"{case['title']}: {others[0][0]} takes {decimal(others[0][1], 2)} times as long")
    return "The nearest rival of this engine in each case. " + "; ".join(parts) + "."


def drawn(rows):
    """Return a figure with a line a candidate from 1 to its ratio, grouped by case (title, or None; label; ratio)."""
    from matplotlib.ticker import FuncFormatter

    places, place = [], 0.0
    for title, _, _ in rows:
        place += 1.0 + (1.4 if title else 0.0)
        places.append(place)
    figure, axes = themed.subplots(height=int(40 + 17 * places[-1]))
    axes.set_xscale("log")
    axes.set_xlim(0.9, 1.5 * max(ratio for _, _, ratio in rows))
    axes.set_ylim(places[-1] + 0.8, 0.4)
    axes.set_yticks(places, [label for _, label, _ in rows])
    axes.tick_params(axis="y", length=0)
    for (title, label, ratio), y in zip(rows, places, strict=True):
        ink = palette.colour("ink" if ENGINE in label else "secondary")
        axes.plot([1.0, ratio], [y, y], color=ink, linewidth=1.5)
        axes.plot([ratio], [y], "o", color=ink, markersize=5)
        if title:
            axes.text(0.0, y - 1.1, title, transform=axes.get_yaxis_transform(), weight="bold", va="center")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:g}"))
    axes.set_xlabel("times as long as this engine")
    return figure


def table(heads, rows):
    """Return an HTML table; cells are finished HTML, the first of each row is its head."""
    head = "".join(f'<th scope="col">{title}</th>' for title in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return f'<div class="tablewrap"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def setup(app):
    for name, directive in (
        ("speed-machine", Machine),
        ("speed-goals", Goals),
        ("speed-figure", Figure),
        ("speed-cases", Cases),
        ("speed-missing", Missing),
    ):
        app.add_directive(name, directive)
