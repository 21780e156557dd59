"""The rows that every part of the benchmarks gives, and the one table they end in."""

import argparse
import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

import django


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number; ``aim`` is the most it should be (the least, when ``at_least``)."""

    part: str
    what: str
    value: float
    unit: str = "ms"
    aim: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Empty without an aim."""
        if self.aim is None:
            return ""
        good = self.value >= self.aim if self.at_least else self.value <= self.aim
        sign = "≥" if self.at_least else "≤"
        return f"{'ok' if good else 'MISSED'} ({sign} {self.aim:g})"


def show(rows: Iterable[Row]) -> None:
    """Print the rows as they come, a heading where the part changes."""
    part = None
    for row in rows:
        if row.part != part:
            part = row.part
            print(f"\n{part}")
        print(f"  {row.what:58} {number(row.value):>10} {row.unit:7} {row.verdict}")
        sys.stdout.flush()


def beside(columns: Mapping[str, Sequence[Row]]) -> None:
    """Print the rows of several columns that measured the same, each row once.

    A column that lacks a row has a dash; the verdict is on the first.
    """
    by_row = {name: {(row.part, row.what): row for row in rows} for name, rows in columns.items()}
    part = None
    for key in dict.fromkeys(key for rows in by_row.values() for key in rows):
        found = [rows.get(key) for rows in by_row.values()]
        if key[0] != part:
            part = key[0]
            print(f"\n{part:60} {' '.join(f'{name:>14}' for name in columns)}")
        numbers = " ".join(f"{number(row.value) if row else '—':>14}" for row in found)
        first = next(row for row in found if row)
        verdict = found[0].verdict if found[0] else ""
        print(f"  {first.what:58} {numbers} {first.unit:7} {verdict}")
    sys.stdout.flush()


def number(value: float) -> str:
    """With its thousands apart from a hundred on, else with two decimals at most."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}".rstrip("0").rstrip(".")


def timed(action: Callable[[], object], times: int = 50, warm_up: int = 5) -> list[float]:
    """How long ``action`` takes, in milliseconds, ``times`` times after ``warm_up`` tries."""
    for _ in range(warm_up):
        action()
    durations = []
    for _ in range(times):
        start = perf_counter()
        action()
        durations.append((perf_counter() - start) * 1000)
    return durations


def percentiles(durations: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    cuts = quantiles(durations, n=100, method="inclusive")
    return cuts[49], cuts[94]


def latency(
    part: str,
    what: str,
    durations: list[float],
    aim: float | None = None,
    late_aim: float | None = None,
) -> Iterator[Row]:
    """A row for the median and one for the 95th percentile, each with its aim if it has one."""
    median, late = percentiles(durations)
    yield Row(part, f"{what}: p50", median, aim=aim)
    yield Row(part, f"{what}: p95", late, aim=late_aim)


def set_up() -> None:
    """Django, in the state in which a web server's process measures."""
    django.setup()
    gc.freeze()  # as portal/wsgi.py does


def main(part: Callable[[int], Iterable[Row]]) -> None:
    """The command line of a part: set Django up, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000, help="how many places")
    set_up()
    show(part(parser.parse_args().count))
