"""python -m mgmodels.figures.heart solves what a page in a browser cannot, and keeps it in beforehand.json."""

from mgmodels.figures.heart.beforehand import write

if __name__ == "__main__":
    write()
