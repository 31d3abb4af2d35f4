"""Write every table of this folder anew: `python sample_data/generate.py [FOLDER]`.

Each file has a generator of its own, seeded by the file's name, so that adding a table changes no other.
"""

import sys
from pathlib import Path
from random import Random

from recipes import bundled, classes, messy, multilabel, regression

FILES = regression.FILES | classes.FILES | multilabel.FILES | bundled.FILES | messy.FILES


def main() -> None:
    """Write the tables into the folder named on the command line, else beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    (folder / "messy").mkdir(parents=True, exist_ok=True)
    for name, file in FILES.items():
        (folder / name).write_bytes(file(Random(f"actloss/{name}")))


if __name__ == "__main__":
    main()
