"""Aspirated and mute h."""

import pytest

from review.french.onset_data import aspirated_h

_ASPIRATED = """
hache haie haine hall hamac hameau hamster hanche hangar haricot harpe hasard hausse hauteur havre hérisson
héron héros hibou hockey homard honte huit hurlement hutte hors-jeu handicap haricots Hollande hezbollah hi-fi hélas
"""

_MUTE = """
habit haleine haltère haltérophile hameçon hapax harmonie hélice héroïne héroïsme hésitation heure hippique hirsute histoire
hiver homme honneur hôpital hôtel humeur humble herpès hermétique hidalgo hier huile huître hémorragie
hebdomadaire hellébore hologramme humanité hydrogène hypothèse hendécasyllabe himalayen hawaïen
"""


@pytest.mark.parametrize("word", _ASPIRATED.split())
def test_aspirated(word: str) -> None:
    assert aspirated_h(word) is True


@pytest.mark.parametrize("word", _MUTE.split())
def test_mute(word: str) -> None:
    assert aspirated_h(word) is False


@pytest.mark.parametrize("word", ["hyène", "hiatus"])
def test_both_admitted(word: str) -> None:
    assert aspirated_h(word) is None


@pytest.mark.parametrize("word", ["", "ours", "yaourt", "école", "-h"])
def test_no_initial_h(word: str) -> None:
    assert aspirated_h(word) is None


def test_letter_case_is_ignored() -> None:
    assert aspirated_h("HIBOU") is True
    assert aspirated_h("Histoire") is False
