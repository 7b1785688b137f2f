"""Checksums of what is handed out, in the form that `sha256sum --check` reads."""

import hashlib
import shutil


def write(out):
    """Write SHA256SUMS for every other file of a folder."""
    lines = [f"{digest(path)}  {path.name}" for path in sorted(out.iterdir()) if path.name != "SHA256SUMS"]
    (out / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy(path, out):
    """Copy a file into a folder; return where it is."""
    return shutil.copyfile(path, out / path.name)
