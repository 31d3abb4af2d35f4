"""Hold every framework's own value of every loss against ours, and write the table of them.

    python benchmarks/conformance/run.py [--write]

Needs the `frameworks` extra. Values are computed by what the tests compare them with, `tests/with_frameworks/`: a
library's named loss, the metric of a library of trees, or the function that generated code brings, on the inputs of
`tests/walking.py`. A pair that differs beyond the precision of its numbers needs a reason in its entry
(`Entry.differs`); one without fails the run. Prints the page; ``--write`` puts it into docs/conformance.md. Prints the
same for the same libraries.
"""

import argparse
import sys
import warnings
from pathlib import Path

# A script is started with its own folder only.
sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "with_frameworks"))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.conformance.page import page

from differing import unexplained

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"


def main() -> int:
    """Run, and return the exit code: 1 where a pair differs without a reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/conformance.md")
    options = parser.parse_args()
    # What libraries warn of is not what is looked at here.
    warnings.simplefilter("ignore")
    if found := unexplained():
        print(*(f"no reason: {problem}" for problem in found), sep="\n", file=sys.stderr)
        return 1
    text = page()
    print(text, end="")
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
