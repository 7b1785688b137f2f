"""`{exercise}`: a question that answers back, by naming the misconception behind a wrong answer.

A choice is a bullet list: each item its label, `[x]` before the right one, and its feedback in the item's
further paragraphs. A number is given with `:answer:` and `:tolerance:`; its list then holds `low … high`
ranges (either end may be `…` alone) with the feedback for each. The solution is a nested `{solution}`.
"""

import json
import re

from docutils import nodes
from docutils.parsers.rst import directives

from .cycle import options_of, take_tick
from .elements import CourseDirective, element, raw

SIGN = '<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5"/><path d="{}"/></svg>'
RIGHT, WRONG = SIGN.format("M5 8.3l2.2 2.2L11 6"), SIGN.format("M5 8h6")
RANGE = re.compile(r"^(?P<low>[-−+.\de]*)\s*…\s*(?P<high>[-−+.\de]*)$")


def number(text):
    return float(text.replace("−", "-"))


def feedback(name, right, *content):
    """One answer's feedback, kept in a template until it is asked for."""
    verdict = {True: "<b>Right.</b> ", False: "<b>Not yet.</b> ", None: ""}[right]
    box = element("div", {"class": "feedback"}, raw(RIGHT if right else WRONG), element("div", {}, *content))
    if verdict:
        paragraph = next((node for node in content if isinstance(node, nodes.paragraph)), None)
        if paragraph is not None:
            paragraph.insert(0, raw(verdict))
        else:
            box[-1].insert(0, raw(f"<p>{verdict}</p>"))
    return element("template", {"data-feedback": name}, box)


class Exercise(CourseDirective):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {
        "hint": directives.unchanged_required,
        "answer": directives.unchanged_required,
        "tolerance": directives.unchanged_required,
        "unit": directives.unchanged_required,
    }

    def run(self):
        content = self.parse_content_to_nodes()
        solutions = [node for node in content if isinstance(node, solution_box)]
        if len(solutions) != 1:
            self.fail("an exercise has exactly one nested {solution}")
        content = [node for node in content if node is not solutions[0]]
        name = f"exercise-{self.env.new_serialno('exercise') + 1}"
        numeric = "answer" in self.options
        asked, replies = self.ask_number(name, content) if numeric else self.ask_choice(name, content)
        replies.append(
            feedback(
                "none",
                None,
                nodes.paragraph(
                    "", "Choose an answer first." if not numeric else "Write a number first, such as 0.5."
                ),
            )
        )
        buttons = element(
            "p",
            {"class": "commit"},
            raw('<button class="mg-btn solid" type="button" data-check>Check</button> '),
        )
        if "hint" in self.options:
            replies.append(feedback("hint", None, nodes.paragraph("", "", *self.text(self.options["hint"]))))
            buttons += raw('<button class="mg-btn quiet" type="button" data-hint>Show a hint</button>')
        status = raw('<div class="exercise-status" role="status"></div>')
        details = element(
            "details", {"class": "sol"}, raw("<summary>Solution</summary>"), *solutions[0].children
        )
        return [element("div", {"class": "exercise", "id": name}, asked, *replies, status, buttons, details)]

    def ask_choice(self, name, content):
        """The radio group and one reply for each of its answers."""
        items, rest = options_of(self, content)
        fieldset = element(
            "fieldset", {"class": "choices"}, element("legend", {}, *self.text(self.arguments[0])), *rest
        )
        replies, ticks = [], []
        for index, item in enumerate(items):
            label, *reply = item.children
            right = take_tick(label)
            ticks.append(right)
            if right is None:
                self.fail(f"the choice “{label.astext()}” is marked neither [x] nor [ ]")
            if not reply:
                self.fail(f"the choice “{label.astext()}” has no feedback: name what leads to it")
            choice = raw(f'<input type="radio" name="{name}" value="{index}">')
            fieldset += element("label", {}, choice, element("span", {}, *label.children))
            replies.append(feedback(str(index), right, *reply))
        if ticks.count(True) != 1:
            self.fail(f"exactly one choice is right, not {ticks.count(True)}")
        return fieldset, replies

    def ask_number(self, name, content):
        """The input field and one reply for each range of answers."""
        answer, tolerance = self.expected()
        items, rest = options_of(self, content)
        ranges, replies = [[answer - tolerance, answer + tolerance, "right"]], []
        for item in items:
            label, *reply = item.children
            text = label.astext().strip()
            if not reply:
                self.fail(f"the answer “{text}” has no feedback")
            if text in {"right", "otherwise"}:
                replies.append(feedback(text, text == "right", *reply))
                continue
            match = RANGE.match(text)
            if not match or not (match["low"] or match["high"]):
                self.fail(
                    f"“{text}” is not a range: write `0.4 … 0.6`, `… 0.1`, `5 …`, `right` or `otherwise`"
                )
            bounds = [number(match[end]) if match[end] else None for end in ("low", "high")]
            ranges.append([*bounds, f"range-{len(ranges)}"])
            replies.append(feedback(ranges[-1][2], False, *reply))
        given = {reply["attributes"]["data-feedback"] for reply in replies}
        if not {"right", "otherwise"} <= given:
            self.fail("a number wants feedback for `right` and for `otherwise`")
        unit = self.options.get("unit", "")
        field = (
            f'<input id="{name}-field" type="text" inputmode="decimal" autocomplete="off" size="8" '
            f"data-answer data-ranges='{json.dumps(ranges)}'>" + (f" <span>{unit}</span>" if unit else "")
        )
        asked = element(
            "div",
            {"class": "choices"},
            element("label", {"class": "legend", "for": f"{name}-field"}, *self.text(self.arguments[0])),
            *rest,
            raw(f'<p class="number">{field}</p>'),
        )
        return asked, replies

    def expected(self):
        """The right number and how far from it still counts."""
        text = self.options.get("tolerance", "5%")
        try:
            answer = number(self.options["answer"])
            relative = text.endswith("%")
            tolerance = number(text.rstrip("% ")) * (abs(answer) / 100 if relative else 1)
        except ValueError as problem:
            self.fail(f"answer and tolerance are numbers such as `0.048` and `5%`: {problem}")
        return answer, tolerance


class solution_box(nodes.General, nodes.Element):
    """Holds a solution until its exercise takes it in."""


class Solution(CourseDirective):
    """`{solution}` inside an `{exercise}`."""

    has_content = True

    def run(self):
        return [solution_box("", *self.parse_content_to_nodes())]


def setup(app):
    app.add_node(solution_box)
    app.add_directive("exercise", Exercise)
    app.add_directive("solution", Solution)
