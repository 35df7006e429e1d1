"""Forms come out of the cache as they went in; a cache that is no use is done without."""

from pathlib import Path

import pytest

from review.french.inflection import term_forms
from review.french.lexicon import default_lexicon
from review.session import forms_cache
from review.session.forms_cache import FormsCache

TERMS = [("cheval de bataille", "noun"), ("opérer", "verb"), ("ultraman", "name"), ("œuf", "noun")]


def test_the_forms_are_those_of_the_lexicon_both_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon = default_lexicon()
    first = FormsCache(lexicon, tmp_path)
    made = [list(first(term, pos)) for term, pos in TERMS]
    first.save()
    assert made == [sorted(term_forms(lexicon, term, pos)) for term, pos in TERMS]

    def never(*_arguments: object) -> None:
        raise AssertionError("made anew")

    monkeypatch.setattr(forms_cache, "term_forms", never)
    again = FormsCache(lexicon, tmp_path)
    assert [list(again(term, pos)) for term, pos in TERMS] == made


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"noun\\tx": "y"}', b'{"noun\\tx": [1]}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_cache_is_done_without(tmp_path: Path, data: bytes) -> None:
    lexicon = default_lexicon()
    cache = FormsCache(lexicon, tmp_path)
    list(cache("cheval", "noun"))
    cache.save()
    (file,) = tmp_path.glob("forms-*.json")
    file.write_bytes(data)
    assert "chevaux" in set(FormsCache(lexicon, tmp_path)("cheval", "noun"))


def test_one_file_and_none_of_earlier_rules(tmp_path: Path) -> None:
    (tmp_path / "forms-0000000000000000.json").write_bytes(b"{}")
    cache = FormsCache(default_lexicon(), tmp_path)
    list(cache("cheval", "noun"))
    cache.save()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_place_that_can_not_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    cache = FormsCache(default_lexicon(), tmp_path / "fichier" / "dossier")
    assert "chevaux" in set(cache("cheval", "noun"))
    cache.save()
