"""python -m mgmodels.figures [FOLDER …] solves what a page in a browser cannot, and keeps it in beforehand.json."""

import sys

from mgmodels.figures.beforehand import folders, write

if __name__ == "__main__":
    for folder in folders():
        if folder in sys.argv[1:] or not sys.argv[1:]:
            write(folder)
