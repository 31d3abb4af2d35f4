"""Write the predictions of `predictions/` anew: `python sample_data/predict.py [FOLDER]`.

Models of scikit-learn are fitted on the tables beside this script. A row is predicted by a model that was fitted
without it, and every model is seeded.
"""

import sys
from pathlib import Path

from models import binary, classes, multilabel, positive, regression, wrong
from recipes.table import csv_text

FILES = binary.FILES | classes.FILES | multilabel.FILES | regression.FILES | positive.FILES | wrong.FILES


def main() -> None:
    """Write the files into the folder named on the command line, else into `predictions/`."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "predictions"
    folder.mkdir(parents=True, exist_ok=True)
    for name, predicted in FILES.items():
        (folder / name).write_bytes(csv_text(predicted()).encode())


if __name__ == "__main__":
    main()
