"""What people who stopped reading cost the others: `make bench NAME=stalled`.

The same as the test, with more people and for longer: `ARGS="--people 200 --seconds 60"`.
"""

from __future__ import annotations

import argparse

from tests.server import test_stalled as stalled


def main() -> None:
    """Measure with and without, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=stalled.PEOPLE)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    for count in (0, options.people):
        one = stalled.run(count, people=options.people, seconds=options.seconds)
        print(
            f"{options.people} active, {count} stalled: p50 {one.outcome.p50:.1f} ms, "
            f"p99 {one.outcome.p99:.1f} ms, {one.outcome.lost} lost, {one.behind} behind, "
            f"{one.kilobytes / 1024:.0f} MB"
        )


if __name__ == "__main__":
    main()
