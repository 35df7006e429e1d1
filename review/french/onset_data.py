"""Aspirated and mute h: the trie of haspirater with corrections.

The three lists of beginnings are haspirater 0.2's trie (https://gitlab.com/a3nm/haspirater, copyright 2011-2019
Antoine Amarilli, MIT licence, see review/data/LICENSE-MIT-haspirater.txt), trained on Project Gutenberg and
Wiktionary, written out: the longest beginning of the word decides, `$` being the word's end.
"""

from __future__ import annotations

import re

_MUTE = (
    "h hab hadopis hadr halei halio hallal hallu halog halèn harm hav have havel havele havelé havelée "
    "haÿ he heaut hel hell helle her hercu herm hermi hermit heu heur hi hiatu hib hier hila hildes hindo "
    "hip hipp hiron his ho holo hom hon honn hor hori hormo hos hud huil huis hulub hum huma humai human "
    "humb humbl humble hume humeu humi humou huî hy hyac hèb hé héb hébé hél hélas héli hélèn hérac héri "
    "héroï héré hô"
)
_ASPIRATED = (
    "ha haba habo had hadopi$ hal hale halib hall halla halo halè har hava have$ haven haver haves haveu "
    "havi havr havu hea heau hei helleb hello hem hen hep herc hermiti hern herp hers hert hes het heu/ "
    "heul heurt heus hi$ hiata hibo hic hid hie hif hig hih hilai hilb hildeg hile hilo him hin hindi "
    "hip$ hiph hippi hir hiro hiss hit hié hl ho$ hob hoc hod hog hoh hol hom$ homa home hon$ hond hong "
    "honni hons hont hoo hop hoq hord horio hormi horn hors hosa hot hou how hoy hu hui hul hulu hum$ "
    "huma$ humag humai$ humaie humais humait humant humbo hume$ humem humen humer humeux humez humio humo "
    "hump humè humé hyal há hâ hè hébéc héla héle hélip hélèr hélé héq hér héra héris héro hê hôl"
)
_EITHER = (
    "h$ hado hadop hadopi hali haveler havelée$ hia hiat hier$ hil hild hilde hind horm humble$ humbles "
    "hya hélas$ hélè"
)

# Where the trie, trained on running text, goes against the dictionaries (Trésor de la langue française, Bon usage).
_CORRECTED_MUTE = re.compile(
    "hal(t[eèé]r|ieut)|hameç|hapax|haplo|hapt[èéi]|harusp|hagio|hama(dry|mél)|hept[ao]|herp[èé]|hend|hermit"
    "|hidalgo|hidros|hipp(iq|is|iat)|hirsut|hirud|hircin|hilot|himation|himalay|hiémal|hodograph|holmium"
    "|hoplit|hordéin|hiér(odul|onym|oph)|hérode|humble|hier$|hellébor|hémo|hawaï"
)
_CORRECTED_ASPIRATED = re.compile("hezb|hi-fi|hélas")
# Both are in use (Trésor de la langue française).
_CORRECTED_EITHER = re.compile("hyène|hiatus")

_VERDICTS: dict[str, bool | None] = {
    **dict.fromkeys(_MUTE.split(), False),
    **dict.fromkeys(_ASPIRATED.split(), True),
    **dict.fromkeys(_EITHER.split(), None),
}
_LONGEST = max(map(len, _VERDICTS))


def aspirated_h(word: str) -> bool | None:
    """Whether the h that begins a word is aspirated (le hibou), going by its letters alone.

    None where both are admitted (l'hyène, la hyène) and for a word that doesn't begin with h.
    """
    lowered = word.lower()
    if not lowered.startswith("h"):
        return None
    if _CORRECTED_EITHER.match(lowered):
        return None
    if _CORRECTED_ASPIRATED.match(lowered):
        return True
    if _CORRECTED_MUTE.match(lowered):
        return False
    ended = lowered + "$"
    for length in range(min(_LONGEST, len(ended)), 0, -1):
        if ended[:length] in _VERDICTS:
            return _VERDICTS[ended[:length]]
    return None
