"""What governs a word near a term whose gender changes: the term, or clearly something else (french-rules 3.8)."""

from __future__ import annotations

from typing import Final

from review.french.anaphora import other_pronoun, pronoun_phrase
from review.french.change import Surroundings
from review.french.lexicon import Number, Pos
from review.french.object_pronoun import object_pronoun
from review.french.run import ATTRIBUTIVE
from review.french.tokens import sentence_start
from review.model.proposal import Edit

_COPULAS: Final = frozenset({"être", "avoir", "sembler", "paraître", "rester", "devenir", "demeurer"})
_ADVERBIAL_WORDS: Final = "bas bon cher clair court droit dur faux fort haut juste mauvais net"
_ADVERBIAL: Final = frozenset(_ADVERBIAL_WORDS.split())
_BOUNDARIES_WORDS: Final = (
    "que qu' quand lorsque lorsqu' si car mais donc or puisque puisqu' quoique et ou où dont"
)
_BOUNDARIES: Final = frozenset(_BOUNDARIES_WORDS.split())
_SUBJECTS_WORDS: Final = "il ils elle elles on je j' tu nous vous c' ce ça cela"
_SUBJECTS: Final = frozenset(_SUBJECTS_WORDS.split())
_OBJECTS_TOO: Final = {"nous": "1p", "vous": "2p"}
_RELATIVES: Final = frozenset({"qui", "que", "qu'", "dont", "où"})
_BETWEEN: Final = frozenset({"été", "tous", "toutes"})
_DEGREES: Final = frozenset({"mieux", "moins", "plus"})
_REACH: Final = 6
_PASSIVE: Final = frozenset({"paru", "semblé", "été"})
_FUSED: Final = frozenset({"du", "au", "des", "aux"})
_ADJECTIVAL: Final = (Pos.ADJECTIVE, Pos.PARTICIPLE)


class Clause(Surroundings):
    """Asked of each word whether it may belong to the term."""

    def pronoun(self, place: int) -> Edit | None:
        """The edit of a pronoun that may stand for the term."""
        change, word = self.change, self.words[place]
        if word.start < change.span.end or not (change.known or self._sole_candidate(place)):
            return None
        found = other_pronoun(
            self.words,
            place,
            change.new,
            change.number,
            both=change.both_numbers,
            stands_alone=not self.leads_to_noun(place) or self._floating(place),
        )
        if found is not None:
            other = self._in_relative(place) or self._relates_to_other(place)
            return None if other else Edit(word.start, word.end, found)
        phrase = pronoun_phrase(self.words, place, self.text, change.old, change.new, lexicon=self.lexicon)
        if phrase is not None or (change.number == "p" and not change.both_numbers):
            return phrase
        return object_pronoun(self.words, place, self.text, change.new, lexicon=self.lexicon)

    def _sole_candidate(self, place: int) -> bool:
        """Whether the term opens the sentence and no other name, nor a noun of the pronoun's gender, comes in between."""
        opening = sentence_start(self.text, self.change.span.start)
        first = next((at for at, word in enumerate(self.words) if word.start >= opening), place)
        return self.in_term(first) and not any(
            self.agrees(at) or self._is_name(at) for at in range(first, place) if not self.in_term(at)
        )

    def _floating(self, place: int) -> bool:
        """*sont tous pleins*, *tous le disent*: tous without a noun of its own."""
        if self.words[place].key not in ("tous", "toutes"):
            return False
        if self.joined(place + 1) and self.words[place + 1].key in ("l'", "la", "le"):
            return True
        before = self.lexicon.analyses(self.words[place - 1].key) if place and self.joined(place) else ()
        return any(a.lemma in _COPULAS and a.pos is Pos.VERB for a in before)

    def _relates_to_other(self, place: int) -> bool:
        """*le contrat dans lequel …*: a relative right after another noun of the old gender."""
        if "quel" not in self.words[place].key:
            return False
        back = place - 1
        if self.words[place].key in ("desquelles", "desquels", "duquel") or self.words[back].key == "de":
            return False
        while back > 0 and Pos.PREPOSITION in self.parts(back):
            back -= 1
        return self.agrees(back) and not self.in_term(back)

    def _in_relative(self, place: int) -> bool:
        """*le projet auquel il tient*: a subject right after a relative pronoun isn't what that pronoun stands for."""
        before = self.words[place - 1] if place else None
        if before is None or before.start < self.change.span.end:
            return False
        relative = before.key in ("que", "qu'", "dont", "où") or before.key.endswith(
            ("quel", "quelle", "quels", "quelles")
        )
        return relative and self._next_to_term(place - 1)

    def _next_to_term(self, place: int) -> bool:
        """Whether at most a preposition stands between the term and a word."""
        between = [w for w in self.words[:place] if w.start >= self.change.span.end]
        return len(between) <= 1

    def governed(self, place: int) -> bool:
        """Whether something else clearly governs the word: a noun beside it, a determiner, the auxiliary avoir."""
        verb = self.linking_verb(place)
        avoir = verb is not None and any(
            a.lemma == "avoir" for a in self.lexicon.analyses(self.words[verb].key)
        )
        passive = verb is not None and any(w.key in _PASSIVE for w in self.words[verb:place])
        if verb is not None and avoir and not passive:
            if self._is_attribute(verb, place):
                return not self.leads_to_term(place) and self._other_subject(verb, self._number(place))
            return not (self._object_of_que(verb) or self._object_pronoun(verb))
        if not self.change.known and verb is None:
            return True
        if verb is not None:
            return self._other_subject(verb, self._number(place))
        return self._nominal(place) or self._adverbial(place) or self._beside_noun(place)

    def _number(self, place: int) -> Number | None:
        """The number of an adjective or participle, None where its form leaves it open."""
        readings = self.lexicon.analyses(self.words[place].key)
        numbers = {a.number for a in readings if a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE)}
        number = numbers.pop() if len(numbers) == 1 else None
        return None if number is Number.INVARIABLE else number

    def linking_verb(self, place: int) -> int | None:
        """The place of the auxiliary or copula before the word, adverbs and *été* skipped."""
        for back in range(place - 1, max(place - 6, -1), -1):
            if not self.joined(back + 1):
                return None
            readings = self.lexicon.analyses(self.words[back].key)
            if any(a.lemma in _COPULAS and a.pos is Pos.VERB for a in readings):
                return back
            linked = self.words[back].key in _BETWEEN or any(a.pos is Pos.ADVERB for a in readings)
            coordinated = self.words[back].key in ("et", "ou") or any(a.pos in _ADJECTIVAL for a in readings)
            if not linked and not coordinated:
                return None
        return None

    def _is_attribute(self, verb: int, place: int) -> bool:
        """*a fini annulé*, *a trouvé long*: a word after the participle that the auxiliary at `verb` goes with."""
        lemmas = {
            a.lemma
            for back in range(verb + 1, place)
            for a in self.lexicon.analyses(self.words[back].key)
            if a.pos is Pos.PARTICIPLE
        }
        if self.words[place].key in _ADVERBIAL and not lemmas & (_COPULAS | ATTRIBUTIVE):
            return False
        return bool(lemmas)

    def _object_of_que(self, verb: int) -> bool:
        """Whether *que* after the term goes with the auxiliary at `verb`, no other auxiliary standing between."""
        for back in range(verb - 1, -1, -1):
            word = self.words[back]
            if word.start < self.change.span.end:
                return False
            if word.key in ("que", "qu'"):
                return True
            if any(
                a.lemma in ("avoir", "être") and a.pos is Pos.VERB for a in self.lexicon.analyses(word.key)
            ):
                return False
        return False

    def _object_pronoun(self, verb: int) -> bool:
        """Whether l', le, la or les stands before the auxiliary, after the term: it may stand for it."""
        before = self.words[verb - 1] if verb else None
        return (
            before is not None
            and before.start >= self.change.span.end
            and before.key in ("l'", "la", "le", "les")
        )

    def _other_subject(self, verb: int, number: Number | None) -> bool:
        """Whether the verb's clause, read from the verb to the left, shows another subject than the term.

        A noun of the old gender and of the predicate's `number` that begins the clause is one; the term itself none where
        a preposition stands before it.
        """
        for back in range(verb - 1, -1, -1):
            word = self.words[back]
            if not self.runs_on(back + 1) or word.key in _BOUNDARIES:
                return False
            if self.in_term(back):
                if not self.change.complement:
                    return False
            elif self._is_subject_pronoun(back, verb):
                return self.pronoun(back) is None
            elif self._may_be_subject(back, number, verb) and (back == 0 or self._begins_clause(back - 1)):
                return not (self._shares_predicate(back) or self._within_complement(back))
        return False

    def _may_be_subject(self, place: int, number: Number | None, verb: int) -> bool:
        relative = place + 1 < len(self.words) and self.words[place + 1].key in _RELATIVES
        if not relative and self.has_verb(place + 1, verb):
            return False
        return self.agrees(place, number) or (self._is_name(place) and number is not Number.PLURAL)

    def _is_subject_pronoun(self, place: int, verb: int) -> bool:
        """Whether a pronoun is the subject of the verb at `verb`: nous and vous are objects of a third person."""
        key = self.words[place].key
        if key not in _SUBJECTS or self.has_verb(place + 1, verb):
            return False
        if key == "ce" and verb != place + 1:
            return False
        person = _OBJECTS_TOO.get(key)
        return person is None or any(a.person == person for a in self.lexicon.analyses(self.words[verb].key))

    def _shares_predicate(self, place: int) -> bool:
        """Whether the noun at `place` is coordinated with the term, which is then a subject as well."""
        if not self.change.coordinated:
            return False
        for back in range(place, -1, -1):
            if not self.runs_on(back + 1):
                return False
            if self.in_term(back):
                return True
        return any(self.in_term(ahead) for ahead in range(place, min(place + _REACH, len(self.words))))

    def _within_complement(self, place: int) -> bool:
        """*le projet sur la taxe et la dette*: et before the noun, and no verb between it and the term."""
        back = place - 1
        while back >= 0 and self.runs_on(back + 1) and self.words[back].key not in _BOUNDARIES:
            back -= 1
        if back < 0 or self.words[back].key not in ("et", "ou") or self.change.complement:
            return False
        first = next((at for at, word in enumerate(self.words) if self.in_term(at)), back)
        return first < back and not any(
            self.has_verb(at, at + 1) and Pos.DETERMINER not in self.parts(at - 1)
            for at in range(first, back)
        )

    def _begins_clause(self, place: int) -> bool:
        """Whether the words up to `place`, determiner and adjectives, lead up to the noun from its clause's beginning."""
        for back in range(place, -1, -1):
            if not self.runs_on(back + 1) or self.words[back].key in _BOUNDARIES:
                return True
            if self.in_term(back):
                return False
            if self.words[back].key in _FUSED or not self.parts(back) & {Pos.DETERMINER, Pos.ADJECTIVE}:
                return False
        return True

    def _is_name(self, place: int) -> bool:
        """A name, which nothing more is known of: it governs its own verb."""
        word, parts = self.words[place], self.parts(place)
        if word.elided or not word.text[0].isalpha() or (parts and parts != {Pos.NAME}):
            return False
        between = self.text[self.words[place - 1].end : word.start] if place else " "
        return between.endswith((" ", "\u00a0", "\n")) or self.words[place - 1].elided

    def _nominal(self, place: int) -> bool:
        """A noun reading after a determiner or a preposition."""
        if Pos.NOUN not in self.parts(place) or not self.joined(place):
            return False
        if self.conceded(place) or self.attributed(place):
            return False
        if self.words[place - 1].key in ("la", "le", "les") and self.is_copula(place - 2):
            return False
        return bool(self.parts(place - 1) & {Pos.DETERMINER, Pos.PREPOSITION})

    def _adverbial(self, place: int) -> bool:
        """*coûter cher*, *parler fort*: an adjective that serves as an adverb after its verb."""
        if self.words[place].key not in _ADVERBIAL or not self.joined(place):
            return False
        verbs = [a for a in self.lexicon.analyses(self.words[place - 1].key) if a.pos is Pos.VERB]
        return bool(verbs) and not any(a.lemma in _COPULAS or a.lemma in ATTRIBUTIVE for a in verbs)

    def _beside_noun(self, place: int) -> bool:
        """A noun of the old gender directly before or after that is no part of the term's own group."""
        if self.joined(place + 1) and self.agrees(place + 1):
            return not self.in_term(place + 1)
        back = place - 1
        while self.joined(back + 1) and back and self.is_adverb(back):
            back -= 1
        if (
            self.words[back].key in ("la", "le", "les")
            and self.words[back + 1].key in _DEGREES
            and self.joined(back)
        ):
            back -= 1
        if back < 0 or not self.joined(back + 1) or not self.agrees(back) or self.words[back].key == "fois":
            return False
        return not self.in_term(back) and not self._in_group(back)

    def _in_group(self, place: int) -> bool:
        """Whether a word may still belong to the term's noun group: no verb and no punctuation between them."""
        if self.words[place].start < self.change.span.end:
            return False
        for back in range(place, -1, -1):
            if self.words[back].start < self.change.span.end:
                return True
            if self.words[back].key in _BOUNDARIES:
                return False
            if any(a.pos is Pos.VERB and a.person for a in self.lexicon.analyses(self.words[back].key)):
                if not (self.joined(back) and Pos.DETERMINER in self.parts(back - 1)):
                    return False
            elif back and self.words[back - 1].start >= self.change.span.end and not self.runs_on(back):
                return False
        return True
