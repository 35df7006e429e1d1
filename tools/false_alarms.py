"""Counts the alarms that each glossary raises on correct French.

    python tools/false_alarms.py                 fetches French documents from Debian, and reads them
    python tools/false_alarms.py PATH...         reads folders, .deb files or files of correct French

Ends with 1 where an entry that isn't `warn` raises an alarm on correct French. Even published French has errors: alarms
listed in errors_in_french_texts.tsv, each judged by a person, are right and are counted by themselves.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import platformdirs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from review.detect.matcher import Matcher  # noqa: E402
from review.formats.text import TextFormat  # noqa: E402
from review.french.lexicon import default_lexicon  # noqa: E402
from review.french.substitute import proposals  # noqa: E402
from review.french.typography import style_of  # noqa: E402
from review.glossary.entry import Glossary  # noqa: E402
from review.glossary.files import load_all  # noqa: E402
from review.model.document import Document  # noqa: E402
from review.model.issue import Issue, Status  # noqa: E402
from review.model.proposal import Certainty  # noqa: E402
from tools.french_texts import texts_of  # noqa: E402

PACKAGES: Final = (  # noqa: SIM905
    "aisleriot anjuta-common apache2-doc apt apt-doc aptitude-doc-fr audacity-data bash binutils-common "
    "blender-data brasero-common "
    "coreutils darktable debhelper bluefish-data libc-l10n shotwell-common "
    "debian-edu-doc-fr debian-edu-doc-legacy-fr debian-faq-fr "
    "debian-handbook debian-reference-fr developers-reference-fr devscripts dia-common dpkg dpkg-dev "
    "drgeo-doc evince-common evolution-common eyes17-manuals-fr freeciv-data freeorion-data "
    "gcc-12-locales gedit-common gimp-data gimp-help-fr git glade gnome-user-docs gnucash-common "
    "gnupg-l10n gosa-help-fr gramps grisbi-common homebank-data hugin-data inkscape "
    "installation-guide-amd64 kdenlive-data kicad-doc-fr kmymoney-common krita-l10n kstars-data "
    "libreoffice-help-fr libreoffice-l10n-fr lilypond-doc-html-fr linuxcnc-doc-fr lyx-common "
    "maint-guide-fr manpages-fr manpages-fr-dev mate-user-guide nmap orca passwd phpmyadmin "
    "planner-data po4a python3-electrum rhythmbox-data scilab-doc-fr skrooge-common "
    "tryton-modules-account "
    "tryton-modules-account-invoice "
    ""
    "tryton-modules-product tryton-modules-purchase "
    "tryton-modules-sale tryton-modules-stock "
    "tuxpaint-data ubuntu-packaging-guide-html-fr util-linux-locales vim-runtime wesnoth-1.16-data "
    "wesnoth-1.16-did wesnoth-1.16-dm wesnoth-1.16-dw wesnoth-1.16-ei wesnoth-1.16-httt wesnoth-1.16-l "
    "wesnoth-1.16-low wesnoth-1.16-nr wesnoth-1.16-sof wesnoth-1.16-sota wesnoth-1.16-sotbe "
    "wesnoth-1.16-thot wesnoth-1.16-trow wesnoth-1.16-tsg wesnoth-1.16-ttb wesnoth-1.16-utbs "
    "wordpress-l10n xz-utils"
).split()
"""Manuals, help and man pages; bookkeeping (Grisbi, GnuCash, Tryton …); bitcoin (Electrum); tales (Wesnoth, FreeOrion)."""
_AROUND: Final = 70
KNOWN: Final = ROOT / "tools" / "errors_in_french_texts.tsv"


class Alarm(NamedTuple):
    """An issue found in correct French."""

    issue: Issue
    around: str
    place: str
    applied: bool
    right: bool


def errors_known() -> frozenset[tuple[str, str]]:
    """Entry and words of each alarm that a person found right."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return frozenset((line.split("\t")[0], line.split("\t")[1]) for line in lines if not line.startswith("#"))


def fetch(folder: Path) -> list[Path]:
    """The packages in `folder`, those that are missing downloaded; what Debian doesn't have (any more) is told."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name in PACKAGES:
        if not any(folder.glob(f"{name}_*.deb")):
            subprocess.run(("apt-get", "download", name), cwd=folder, check=False, capture_output=True)
        debs = sorted(folder.glob(f"{name}_*.deb"))
        found += debs[-1:]
        if not debs:
            print(f"{name}: not to be had", file=sys.stderr)
    return found


class Tally(NamedTuple):
    """What one glossary raised so far."""

    glossary: Glossary
    matcher: Matcher
    alarms: list[Alarm]


def alarms_in(
    document: Document, matcher: Matcher, place: str, known: Collection[tuple[str, str]]
) -> Iterator[Alarm]:
    """The alarms in `document`, each with whether `review fix` would apply a proposal, and whether it is right."""
    issues = matcher.scan(document).issues
    if not issues:
        return
    style, lexicon = style_of(document.text), default_lexicon()
    for issue in issues:
        target = document.segments[issue.segment].target
        rest = document.segments[issue.segment + 1 : issue.segment + 2]
        ranked = proposals(target, issue.site, issue.rights, style, lexicon, rest[0].target if rest else "")
        safe = bool(ranked) and ranked[0].certainty is Certainty.APPLY and not issue.site.real_word
        start, end = issue.site.span.start, issue.site.span.end
        before, after = target[max(0, start - _AROUND) : start], target[end : end + _AROUND]
        plain = " ".join(f"{before}{issue.text}{after}".split()).replace("’", "'")
        right = any(issue.entry == entry and words in plain for entry, words in known)
        around = " ".join(f"{before}[{issue.text}]{after}".split())
        yield Alarm(issue, around, place, safe and issue.status is Status.ACTIVE, right)


def run(paths: Iterable[Path], glossaries: Sequence[Glossary]) -> tuple[list[Tally], Counter[str]]:
    """The alarms of each glossary by itself, and the words read from each source."""
    counters = [Tally(one, Matcher((one,), default_lexicon()), []) for one in glossaries]
    words: Counter[str] = Counter()
    known = errors_known()
    for text in texts_of(paths):
        words[text.source] += text.words
        document = TextFormat().read(text.name, "\n\n".join(text.paragraphs).encode())
        for counter in counters:
            place = f"{text.source}: {text.name}"
            counter.alarms.extend(alarms_in(document, counter.matcher, place, known))
    return counters, words


def report(counters: Sequence[Tally], words: Counter[str]) -> bool:
    """Print what was found; whether all is well."""
    total = words.total()
    for source, count in words.items():
        print(f"{count:>10,}  {source}")
    print(f"{total:>10,}  words in all\n")
    print(
        f"{'alarms':>8} {'per million':>12} {'warn':>8} {'per million':>12} {'right':>6} {'applied':>8}  glossary"
    )
    million = max(total, 1) / 1e6
    well = True
    for counter in counters:
        wrong = [alarm for alarm in counter.alarms if not alarm.right]
        active = sum(alarm.issue.status is Status.ACTIVE for alarm in wrong)
        warn, applied = len(wrong) - active, sum(alarm.applied for alarm in wrong)
        well = well and not active
        rates = f"{active:>8} {active / million:>12.2f} {warn:>8} {warn / million:>12.2f}"
        name = Path(counter.glossary.path).name
        print(f"{rates} {len(counter.alarms) - len(wrong):>6} {applied:>8}  {name}")
    for counter in counters:
        for alarm in counter.alarms:
            mark = "right" if alarm.right else "APPLIED" if alarm.applied else alarm.issue.status.value
            print(f"\n{mark} {alarm.issue.entry} ({alarm.place})\n    {alarm.around}")
    return well


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--select", action="append", type=Path, metavar="GLOSSARY", help="only this glossary")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("mt-review") / "french")
    given = parser.parse_args()
    glossaries = load_all(tuple(given.select or (ROOT / "glossaries",)))
    paths = given.paths or fetch(given.cache)
    return 0 if report(*run(paths, glossaries)) else 1


if __name__ == "__main__":
    sys.exit(main())
