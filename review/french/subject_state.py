"""*Il est sorti du X déçu*: an adjective after the term that may describe the clause's subject (french-rules 3.5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from review.french.adjectives import adjective_form
from review.french.auxiliary import STARTERS, noun_subject
from review.french.draft import Draft
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.slot import Slot
from review.french.tokens import Gap, Word, gap_kind, sentence_start, words
from review.model.messages import _
from review.model.proposal import Edit

_MOTION_WORDS: Final = (
    "aborder arriver commencer débarquer descendre émerger entrer finir fuir laisser monter partir quitter regagner rejoindre"
    " rentrer repartir ressortir retour retourner retrouver revenir sortir suivre terminer tomber traverser venir"
)
_MOTION: Final = frozenset(_MOTION_WORDS.split())
_STATE_WORDS: Final = (
    "abattu admiratif affaibli affolé agacé amer amusé anxieux apaisé assommé attristé blessé bouleversé catastrophé changé charmé"
    " choqué comblé confiant confus conquis consterné content contrarié convaincu curieux découragé déçu démoralisé dépité"
    " désabusé désespéré désolé déterminé dubitatif ébahi ébloui ébranlé écœuré effondré effrayé embarrassé ému enchanté énervé"
    " ennuyé enragé enrichi enthousiasmé épuisé éreinté étonné exaspéré excité exténué fâché fatigué fier fortifié frustré"
    " furieux gai gêné grandi harassé heureux hésitant honteux humilié impatient impressionné inquiet intéressé intrigué"
    " isolé ivre jaloux joyeux las lassé lessivé malheureux marqué mécontent méfiant mort motivé navré nerveux outré paniqué"
    " pensif peiné persuadé préoccupé radieux rasséréné rassuré ravi reconnaissant renforcé résigné résolu révolté ruiné"
    " rassasié satisfait séduit serein seul sidéré songeur soucieux soulagé souriant stressé stupéfait surpris terrifié"
    " tourmenté traumatisé transformé tranquille triomphant ulcéré vaincu vainqueur vexé victorieux vivant"
)
_STATES: Final = frozenset(_STATE_WORDS.split())
_PRONOUNS: Final = {
    "il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p"), "je": (None, "s"), "j'": (None, "s"),
    "tu": (None, "s"), "on": (None, None), "nous": (None, "p"), "vous": (None, None),
}  # fmt: skip


def doubt_subject_state(
    draft: Draft, slot: Slot, edits: Iterable[Edit], old: str | None, number: str, *, lexicon: Lexicon
) -> None:
    """A13: ask where the adjective among `edits` right after the term may be the subject's.

    That is one of feeling or state, or a bare participle after a verb of motion, where the subject may have the `old`
    gender and the `number` that the adjective has.
    """
    word = _next_adjective(draft, lexicon)
    if word is None or not any(edit.start == word.start for edit in edits):
        return
    clause = _clause_before(draft, slot)
    motion = any(a.lemma in _MOTION for found in clause for a in lexicon.analyses(found.key))
    verb = _finite_verb(clause, lexicon)
    if verb is None and motion:
        verb = 0
    if verb is None or not _may_agree(clause[:verb], old, number, lexicon):
        return
    definite = not any(link.key in ("un", "une", "des") and not link.article for link in slot.chain)
    key = adjective_form(lexicon, word.key, Gender.MASCULINE, Number.SINGULAR)
    if (key in _STATES and (motion or definite)) or (motion and _bare_participle(draft, word, lexicon)):
        draft.ask("A13", _("“{word}” may belong to the subject.").format(word=word.text))


def _next_adjective(draft: Draft, lexicon: Lexicon) -> Word | None:
    """The word after the term, adverbs passed over."""
    edge = draft.span.end
    for word in words(draft.text, edge):
        if gap_kind(draft.text[edge : word.start]) is Gap.BROKEN:
            return None
        parts = {a.pos for a in lexicon.analyses(word.key)}
        if Pos.ADVERB not in parts or parts & {Pos.ADJECTIVE, Pos.PARTICIPLE}:
            return word
        edge = word.end
    return None


def _bare_participle(draft: Draft, word: Word, lexicon: Lexicon) -> bool:
    """A participle that ends its clause."""
    if not any(a.pos is Pos.PARTICIPLE for a in lexicon.analyses(word.key)):
        return False
    after = words(draft.text, word.end)[:1]
    return not after or gap_kind(draft.text[word.end : after[0].start]) is Gap.BROKEN


def _clause_before(draft: Draft, slot: Slot) -> list[Word]:
    edge = slot.chain[0].start if slot.chain else draft.span.start
    clause: list[Word] = []
    for word in reversed(words(draft.text, sentence_start(draft.text, edge), edge)):
        if gap_kind(draft.text[word.end : edge]) is Gap.BROKEN or (word.key in STARTERS and word.key != "et"):
            break
        clause.insert(0, word)
        edge = word.start
    return clause


def _finite_verb(clause: list[Word], lexicon: Lexicon) -> int | None:
    """The place of the clause's first finite verb; a word after a determiner is none."""
    for place, word in enumerate(clause):
        finite = any(a.pos is Pos.VERB and a.person for a in lexicon.analyses(word.key))
        parts = {a.pos for a in lexicon.analyses(clause[place - 1].key)} if place else set()
        noun = Pos.DETERMINER in parts and Pos.PRONOUN not in parts and place > 0
        article = place == 1 and clause[0].key in ("l'", "la", "le", "les")
        if finite and not (noun or article):
            return place
    return None


def _may_agree(subject: list[Word], old: str | None, number: str, lexicon: Lexicon) -> bool:
    """Whether the subject may be of a gender and number; one that isn't known may."""
    pronoun = next((_PRONOUNS[word.key] for word in subject if word.key in _PRONOUNS), None)
    noun = noun_subject(subject, lexicon)
    gender, count = pronoun or (noun and (str(noun[0]), str(noun[1]))) or (None, None)
    return gender in (None, old) and count in (None, number)
