"""Writes the record of every headline number, or of those that are named: `python -m mgmodels.sensitivity [NAME…]`."""

import sys

from mgmodels.sensitivity.study import headlines, write

if __name__ == "__main__":
    for name in sys.argv[1:] or headlines():
        low, middle, high = write(name).band
        print(f"{name}: {low:.3g} to {high:.3g}, median {middle:.3g}", flush=True)
