"""First names by country and sex, and counts of a census -> kg/english/data/first_names.tsv: names that are of one sex nearly everywhere.

    python -m training.firstnames --faker FOLDER --census FOLDER [--out kg/english/data/first_names.tsv]

`--faker` is the folder of the package faker (MIT), `--census` that of dist.male.first, dist.female.first and dist.all.last (US Census
Bureau 1990, public domain), as the package names carries them. Rows of the table that are marked "own" stay and overrule the rest.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.annotate.chains.aliases import name_words
from kg.english.tables import rows

TABLE = Path("kg/english/data/first_names.tsv")
MANY, FEW = 6, 1  # countries in which a name is of one sex, and in which it may be of the other all the same
FAINT = 0.03  # share of its bearers that may be of the other
FAMILY = 0.002  # per cent of people of whom it is the family name: from there on it tells nothing where it stands alone
FIRST = {"m": ("first_names_male",), "f": ("first_names_female", "first_romanized_names_female")}
LAST = ("last_names", "last_romanized_names", "last_names_male", "last_names_female")
HEAD = """\
# Names that are nearly everywhere of men (m) or of women (f), small, without accents; those of the other sex elsewhere are left out.
# "family": family names as well. "own": our own list, which overrules the rest: the lists by country of faker (Copyright (c) 2012 Daniele
# Faraglia, MIT licence) and the US census of 1990 (public domain), put together by training/firstnames.py."""


def of_countries(package: Path, attributes: Iterable[str]) -> Mapping[str, set[str]]:
    """Name -> the countries in whose lists it is."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in sorted((package / "providers" / "person").iterdir()):
        if folder.is_dir() and not folder.name.startswith("__"):
            provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
            for name in (str(n) for a in attributes for n in vars(provider).get(a, ())):
                for word in _words(name):
                    found[word].add(folder.name)
    return found


def of_census(path: Path) -> dict[str, float]:
    """Name -> per cent of people."""
    return {w[0].lower(): float(w[1]) for w in (line.split() for line in path.read_text().splitlines())}


def _words(name: str) -> tuple[str, ...]:
    """The name as it is looked up, if it is one word in Latin letters."""
    words = name_words(name)
    return words if len(words) == 1 and len(words[0]) > 1 and words[0].isascii() and words[0].replace("-", "").isalpha() else ()


def sex_of(countries: tuple[int, int], people: tuple[float, float]) -> str:
    """ "m", "f" or "" for the numbers of countries, and of people, where a name is of men and of women."""
    votes = set()
    for (men, women), clear in ((countries, _is_clear(countries)), (people, min(people) <= FAINT * max(people))):
        if men or women:
            votes.add(("m" if men > women else "f") if clear else "")
    return votes.pop() if len(votes) == 1 else ""


def _is_clear(countries: tuple[int, int]) -> bool:
    return not min(countries) or (min(countries) <= FEW and max(countries) >= MANY)


def table(package: Path, census: Path, own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, sex and mark, in the order of the names."""
    male, female = (of_countries(package, FIRST[sex]) for sex in "mf")
    men, women, last = (of_census(census / f"dist.{part}") for part in ("male.first", "female.first", "all.last"))
    families = of_countries(package, LAST)
    for name in sorted({*male, *female, *men, *women, *own}):
        counts = (len(male.get(name, ())), len(female.get(name, ())))
        sex = own.get(name) or sex_of(counts, (men.get(name, 0.0), women.get(name, 0.0)))
        if sex:
            marks = ["own"] * (name in own) + ["family"] * (name in families or last.get(name, 0.0) >= FAMILY)
            yield name, sex, " ".join(marks)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faker", type=Path, required=True)
    parser.add_argument("--census", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    sys.path.insert(0, str(options.faker.parent))
    own = {name: sex for sex, mark, names in rows("first_names") if "own" in mark for name in names.split()}
    lists: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, sex, mark in table(options.faker, options.census, own):
        lists[sex, mark].append(name)
    lines = [f"{sex}\t{mark}\t{part}" for (sex, mark), names in sorted(lists.items()) for part in textwrap.wrap(" ".join(names), 120)]
    options.out.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
