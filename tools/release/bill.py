"""The bill of materials: what is in a release, and with what it was built, as CycloneDX."""

import tomllib
from pathlib import Path

from course import runtime
from release.sums import digest

ROOT = Path(__file__).resolve().parents[2]
FONTS = {"IBM Plex Sans": "ibm-plex-sans-latin-wdth-normal.woff2", "Newsreader": "newsreader-latin-wght-normal.woff2"}


def version():
    """The version of this release."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def write(path, release, wheel):
    """Write the bill.

    Arguments: path; release, its version; wheel, the file of the package that is handed out.
    """
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentScope, ComponentType
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    bill = Bom()
    course = Component(name="magnesium-course", version=release, type=ComponentType.APPLICATION, bom_ref="course")
    bill.metadata.component = course
    shipped = [
        part("mgmodels", release, "pypi", digest(wheel), license="BSD-3-Clause"),
        *in_the_browser(),
        *fonts(),
    ]
    built_with = [part(name, number, "pypi", scope=ComponentScope.EXCLUDED) for name, number in constraints()]
    bill.components.update(shipped + built_with)
    bill.register_dependency(course, shipped)
    writer = make_outputter(bill, OutputFormat.JSON, SchemaVersion.V1_6)
    writer.output_to_file(str(path), allow_overwrite=True, indent=1)


def part(name, number, kind, sha256="", license="", scope=None):
    """One component; `kind` is the registry of its package URL, or "" for none."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import HashAlgorithm, HashType
    from cyclonedx.model.component import Component, ComponentType
    from packageurl import PackageURL

    return Component(
        name=name, version=number or None, type=ComponentType.LIBRARY, scope=scope,
        bom_ref=f"{scope.value if scope else 'shipped'}:{name}@{number}",
        purl=PackageURL(kind, name=name.lower(), version=number) if kind else None,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)] if sha256 else [],
        licenses=[LicenseFactory().make_from_string(license)] if license else [],
    )  # fmt: skip


def in_the_browser():
    """Pyodide and the wheels that live pages load, with the hashes that are pinned."""
    core = runtime.PINS["core"]["pyodide.asm.wasm"]["sha256"]
    found = [part("pyodide", runtime.VERSION, "npm", core, license="MPL-2.0")]
    found += [
        part(entry["name"], entry["version"], "" if name == "openblas" else "pypi", entry["sha256"])
        for name, entry in runtime.PINS["packages"].items()
    ]
    return found + [part(*file.split("-")[:2], "pypi", hash) for file, hash in runtime.PINS["wheels"].items()]


def fonts():
    folder = ROOT / "chapters" / "_assets" / "fonts"
    return [part(name, "", "", digest(folder / file), license="OFL-1.1") for name, file in FONTS.items()]


def constraints():
    """Name and version of everything that the book is built and tested with."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [tuple(line.split("==")) for line in lines if "==" in line and not line.startswith("#")]
