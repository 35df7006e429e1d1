"""The words before a noun or a name, rewritten for the one that takes its place (french-rules 3.1 to 3.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from review.french.adjectives import adjective_form
from review.french.alone import alone
from review.french.contraction import Article, contracted, definite, own_article
from review.french.determiners import AFTER_VOWEL, BEFORE_VOWEL
from review.french.draft import Draft, joined
from review.french.elision import Elided, joined_clitic
from review.french.left_context import ONE_OF, Link, Role
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.onset import CONSONANT, VOWEL, Onset, onset_of
from review.french.slot import Slot
from review.french.tokens import key_of, quoted, words
from review.model.messages import _

_VOWEL_LETTERS: Final = "aeiouàâéêèîôûœ"
_UNGENDERED: Final = frozenset({"quelque", "notre", "votre", "leur", "chaque", "plusieurs"})
_ONE_PLURAL: Final = frozenset({"un", "ce", "mon", "ton", "son"})
_CHANGING_BEFORE_VOWEL: Final = frozenset({"ce", "mon", "ton", "son"})


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What takes the term's place: its words, gender (None: unknown) and number, and how it begins.

    `article` is none, definite, contract or name, None for a common noun; `elide` is the glossary's word on its onset.
    """

    text: str
    gender: str | None
    number: str
    article: str | None
    elide: str | None
    name: bool

    @property
    def drops(self) -> bool:
        """Whether it stands without the article that a noun has."""
        return self.article in ("none", "name", "contract")


def first_key(text: str) -> str:
    """The key of a text's first word."""
    found = words(text)
    return found[0].key if found else key_of(text)


class Chain:
    """Works from the term outwards: the form of each word depends on how the next one begins.

    After `rewrite`, `lead` is an article that the term itself takes along, and `fused` tells that its own article went
    into the preposition.
    """

    def __init__(
        self, draft: Draft, slot: Slot, newcomer: Newcomer, lexicon: Lexicon, *, prefix: str = ""
    ) -> None:
        """Start at the term, which counts as changed, or at the `prefix` that a hyphen joins to it (ex-)."""
        self.draft, self.slot, self.newcomer, self.lexicon = draft, slot, newcomer, lexicon
        self.gender = newcomer.gender or slot.gender
        self.number = newcomer.number
        self.next = onset_of(
            newcomer.text, lexicon, elide=newcomer.elide, name=newcomer.name, bare=self._bare()
        )
        self.next_key = first_key(newcomer.text)
        if prefix:
            self.next, self.next_key = onset_of(prefix, lexicon), prefix
        self.changed = True
        self.lead = ""
        self.fused = False

    def _doubt_gender(self) -> None:
        """D3: a determiner or an adjective shows a gender, and that of the new word isn't known."""
        if self.newcomer.gender is not None or self.newcomer.name:
            return
        for link in self.slot.chain:
            shown = link.article or link.determiner or link.role in (Role.MODIFIER, Role.ONE)
            series = (link.determiner.series[0] or link.determiner.series[2]) if link.determiner else ""
            plural = self.number == "p" and (link.article is not None or series in _ONE_PLURAL)
            if shown and series not in _UNGENDERED and not plural:
                self._ungendered(link.key)

    def _bare(self) -> bool:
        """Whether de or que is going to stand directly before the newcomer."""
        last = self.slot.chain[-1] if self.slot.chain else None
        if last is None:
            return False
        dropped = last.role is Role.ARTICLE and self.newcomer.drops
        return dropped or (last.role is Role.CLITIC and last.key in ("de", "d'", "que", "qu'"))

    def rewrite(self) -> list[str | None]:
        """The chain's words as keys from the outermost to the innermost; None where one goes."""
        new: list[str | None] = []
        self._doubt_gender()
        if self.newcomer.article == "definite" and not self.slot.determined:
            self._lead_article()
        rules: dict[Role, Callable[[Link, int], str | None]] = {
            Role.MODIFIER: self._modifier,
            Role.LINKER: self._linker,
            Role.ONE: self._one,
            Role.NUMERAL: self._numeral,
            Role.ALONE: self._alone,
            Role.DETERMINER: self._determiner,
            Role.ARTICLE: self._article,
            Role.CLITIC: self._clitic,
        }
        for place in range(len(self.slot.chain) - 1, -1, -1):
            link = self.slot.chain[place]
            word = rules[link.role](link, place)
            new.insert(0, word)
            self.changed = word != link.key
            if word is not None:
                self.next_key, self.next = first_key(word), self._onset(word, link.role)
        return new

    def _onset(self, word: str, role: Role) -> Onset:
        if role in (Role.MODIFIER, Role.NUMERAL):
            return onset_of(word, self.lexicon)
        return VOWEL if word[0] in _VOWEL_LETTERS else CONSONANT

    def _innermost(self, place: int) -> bool:
        return place == len(self.slot.chain) - 1

    def _becomes(self, code: str, old: str, new: str) -> None:
        if old != new:
            self.draft.say(code, _("“{old}” becomes “{new}”.").format(old=old, new=new))

    def _either(self) -> None:
        if not self.next.certain:
            self.draft.ask("V7", _("Both are in use before the new word: with elision and without."))

    def _ungendered(self, word: str) -> None:
        self.draft.ask("D3", _("The gender of the new word isn't known: look at “{word}”.").format(word=word))

    def _taken(self, elided: Elided) -> str:
        for reason in elided.reasons:
            self.draft.say(reason.code, reason.message, asks=reason.asks)
        return elided.text

    def _modifier(self, link: Link, place: int) -> str:
        """D2, prenominal adjectives: agreement, and bel, nouvel, vieil before a vowel."""
        if self.gender is None:
            return link.key
        lemma = AFTER_VOWEL.get(link.key, link.key)
        new = adjective_form(self.lexicon, lemma, Gender(self.gender), Number(self.number))
        if new is None:
            self.draft.ask("A6", _("“{word}” may have to agree with the new noun.").format(word=link.key))
            return link.key
        linked = not self._innermost(place) and self.slot.chain[place + 1].role is Role.LINKER
        if linked and new == lemma:
            return link.key
        if new in BEFORE_VOWEL:
            self._either()
            new = BEFORE_VOWEL[new] if self.next.vowel and (not linked or self.next_key == "et") else new
        self._becomes("D2", link.key, new)
        return new

    def _linker(self, link: Link, place: int) -> str:
        """D2: *tout* before an adjective (la toute première); and, very and the like stay."""
        del place
        if link.determiner is None or self.gender is None:
            return link.key
        feminine = self.gender == "f" and not self.next.vowel
        new = ("toutes" if self.number == "p" else "toute") if feminine else "tout"
        self._becomes("D2", link.key, new)
        return new

    def _one(self, link: Link, place: int) -> str:
        """D1: un of *vingt et un* and *l'un des*, chacun and the like."""
        if self.newcomer.drops and not self._innermost(place):
            self.draft.ask("K6", _("One of several is meant, the new word is one name."))
        feminine = ONE_OF.get(link.key, link.key)
        masculine = next((key for key, form in ONE_OF.items() if form == feminine), link.key)
        new = {"f": feminine, "m": masculine}.get(self.gender or "", link.key)
        self._becomes("D1", link.key, new)
        return new

    def _alone(self, link: Link, place: int) -> str:
        """D1: seul before the determiner (seuls les transferts)."""
        del place
        new = alone(self.gender, self.number) if self.gender else link.key
        self._becomes("D1", link.key, new)
        return new

    def _numeral(self, link: Link, place: int) -> str:
        """D1: un at the end of *vingt-et-un*."""
        del place
        stem, hyphen, last = link.key.rpartition("-")
        new = link.key
        if self.gender and hyphen and last in ("un", "une"):
            new = f"{stem}-{'une' if self.gender == 'f' else 'un'}"
        self._becomes("D1", link.key, new)
        return new

    def _determiner(self, link: Link, place: int) -> str:
        """D1: the form of the series for the new gender, number and onset."""
        del place
        if link.determiner is None:
            return link.key
        series = link.determiner.series[0] or link.determiner.series[2]
        if self.gender is None and series not in _UNGENDERED and self.number == "s":
            self._ungendered(link.key)
            return link.key
        new = link.determiner.form(self.gender or "m", self.number, self.next)
        if new is None:
            self.draft.ask("D3", _("“{word}” doesn't go with the new word.").format(word=link.key))
            return link.key
        self._becomes("D1", link.key, new)
        if new in ("ledit", "lesdits", "lesdites") and self.slot.chain[0].key in ("de", "d'", "à"):
            self.draft.ask("D3", _("“{word}” is fused with the preposition.").format(word=new))
        if series in _CHANGING_BEFORE_VOWEL and self.number == "s":
            self._either()
        return new

    def _article(self, link: Link, place: int) -> str | None:
        """K1 to K6: the definite article with its preposition; it goes before a name without article."""
        if link.article is None:
            return link.key
        if self.newcomer.drops and not self.slot.modified:
            return self._dropped(link, link.article, place)
        if self.number == "s":
            self._either()
        if self.gender is None and self.number == "s" and not self.next.vowel:
            self._ungendered(link.key)
            return contracted(link.article.preposition, "le") if link.key.endswith("'") else link.key
        new = definite(link.article.preposition, self.gender or "m", self.number, self.next)
        code = "K1" if link.article.preposition else "E1" if new == "l'" else "D1"
        self._becomes(code, link.key, new)
        return new

    def _dropped(self, link: Link, article: Article, place: int) -> str | None:
        """K6 and K8: the article goes, or gives way to the name's own."""
        outer = self.slot.chain[place - 1] if place else None
        stacked = outer is not None and outer.role in (Role.DETERMINER, Role.ONE)
        if article.number == "p":
            self.draft.ask("K6", _("Several are meant, the new word is one name."))
        if quoted(link.gap) or stacked or not self._innermost(place):
            self.draft.ask("K6", _("Look whether the article has to go."))
        if self._restricted():
            self.draft.ask("K6", _("The words after the name may call for its article."))
        self.draft.say("K6", _("A name of this kind takes no article before it."))
        return self._preposition(article.preposition) if article.preposition else None

    def _restricted(self) -> bool:
        """*le Musk d'hier*, *le Musk nouveau*: a complement or an adjective, with which a name does take the article."""
        after = words(self.draft.text, self.draft.span.end)[:2]
        if not after or not joined(self.draft, self.draft.span.end, after[0].start):
            return False
        if after[0].key in ("de", "d'", "du", "des"):
            return len(after) < 2 or all(a.mood != "infi" for a in self.lexicon.analyses(after[1].key))  # noqa: PLR2004
        parts = {a.pos for a in self.lexicon.analyses(after[0].key)}
        return bool(parts) and parts <= {Pos.ADJECTIVE, Pos.NOUN} and Pos.ADJECTIVE in parts

    def _preposition(self, preposition: str) -> str:
        """*de* or *à* before the bare name, fused with the name's own article where that contracts (K8)."""
        own = own_article(self.newcomer.text)[0]
        if self.newcomer.article == "contract" and own in ("le", "les"):
            self.fused = True
            self.draft.say("K8", _("The name's own article is fused with the preposition."))
            return contracted(preposition, own)
        if preposition == "à":
            return preposition
        return self._taken(joined_clitic("de", self.next, self.next_key))

    def _lead_article(self) -> None:
        """K6 the other way: a name that takes an article comes where there was none; *en* takes none (en Allemagne)."""
        before = self.slot.before
        if before is not None and before.key == "en":
            if self.gender != "f" and not self.next.vowel:
                self.draft.ask("K6", _("The new name takes an article, the old word stands without one."))
            return
        self.draft.ask("K6", _("The new name takes an article, the old word stands without one."))
        last = self.slot.chain[-1] if self.slot.chain else None
        if self.slot.modified or (last is not None and last.key in ("de", "d'", "à")):
            return
        self.lead = definite("", self.gender or "m", self.number, self.next)
        self.next, self.next_key = CONSONANT, self.lead

    def _clitic(self, link: Link, place: int) -> str:
        """E: the clitic or bare preposition before the whole group, where the word after it has changed."""
        if not self.changed:
            return link.key
        bare = self._innermost(place) and link.key in ("de", "d'", "à")
        preposition = "à" if link.key == "à" else "de"
        if bare and self.newcomer.article == "definite":
            self._either()
            return definite(preposition, self.gender or "m", self.number, self.next)
        if bare and self.newcomer.article == "contract":
            if quoted(link.gap):
                self.draft.ask("K8", _("Look whether the article belongs inside the quotation marks."))
            return self._preposition(preposition)
        return self._taken(joined_clitic(link.key, self.next, self.next_key))
