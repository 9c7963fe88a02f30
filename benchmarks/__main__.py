"""Everything that is measured, one module after the other: `make bench`. Name modules to run only these.

    python -m benchmarks engine catalogue

Each module's `main()` prints figures with their limits and gives 1 where a limit is broken.
"""

import sys
from importlib import import_module
from pathlib import Path

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main(names: list[str]) -> int:
    """The worst exit status of the modules named, of all where none is."""
    if unknown := set(names) - set(MODULES):
        print(f"No such measurement: {', '.join(sorted(unknown))}. There are: {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    worst = 0
    for name in names or MODULES:
        print(f"\n{name}\n", flush=True)
        worst = max(worst, import_module(f"benchmarks.{name}").main())
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
