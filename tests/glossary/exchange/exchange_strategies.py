"""Entries that say all that entries can, with the characters that tables, spreadsheets and XML make something of."""

from hypothesis import strategies as st

from review.glossary.entry import Example, Glossary, GlossaryEntry, Scope
from review.glossary.entry_table import WORDS, derived_pos
from review.glossary.forms import form_key
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.proposal import Pos, Replacement

TERM = (
    st.text("aéZ0=+-@|\\\"'#,;<&_ ’\xa0", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda word: any(map(str.isalpha, word)))
)
CLEAN = st.text("aé=+-@|\\\"'#,;<&> \xa0", min_size=1, max_size=12).map(str.strip).filter(bool)
"""Texts on one line, without spaces around them."""

ANY = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('=+-@|\\"\t\r\n'), max_size=16
).filter(lambda text: bool(text.strip()))
EXPRESSION = st.sampled_from([r"(a|b)c", r"=a+", "a|b", r"\bd\b", r"-x", r"c\|d", "'e"])


def said(key: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *WORDS[key]])


@st.composite
def right_forms(draw: st.DrawFn, pos: Pos | None, text: str, prose: st.SearchStrategy[str]) -> Replacement:
    kind = pos or derived_pos(text)
    article = draw(said("article")) if kind is not Pos.VERB else None
    return Replacement(
        text=text,
        pos=kind,
        gender=draw(said("gender")),
        number=draw(said("number")),
        plural=draw(st.none() | TERM),
        article=article or ("none" if kind is Pos.NAME else None),
        elide=draw(said("elide")),
        aux=draw(said("aux")) if pos is Pos.VERB else None,
        case=draw(said("case")),
        note=draw(st.just("") | prose),
    )


@st.composite
def entries(draw: st.DrawFn, prose: st.SearchStrategy[str] = CLEAN) -> GlossaryEntry:
    pos = draw(st.none() | st.sampled_from(Pos))
    regex = draw(st.integers(0, 4)) == 0
    terms = draw(st.lists(TERM, min_size=2, max_size=5, unique_by=form_key))
    cut = draw(st.integers(1, len(terms) - 1))
    rights = tuple(
        draw(right_forms(pos, text.replace("\\", "").strip() if regex else text, prose))
        for text in terms[:cut]
    )
    if len({right.text for right in rights}) < len(rights):
        rights = rights[:1]
    wrong = draw(st.lists(EXPRESSION, min_size=1, max_size=2, unique=True)) if regex else terms[cut:]
    nearby = draw(st.lists(TERM, max_size=4, unique_by=form_key))
    middle = draw(st.integers(0, len(nearby)))
    pairs = draw(
        st.lists(st.tuples(prose, prose).filter(lambda pair: pair[0].strip() != pair[1].strip()), max_size=3)
    )
    return GlossaryEntry(
        id=draw(st.text("abc019-", min_size=1, max_size=4)),
        wrong=tuple(form for form in wrong if form not in {right.text for right in rights}) or ("zz",),
        right=rights,
        pos=rights[0].pos,
        type=draw(st.sampled_from(sorted(ERROR_TYPES))),
        severity=draw(st.sampled_from(Severity)),
        status=draw(st.sampled_from(Status)),
        origin=tuple(draw(st.lists(prose, max_size=2, unique=True))),
        when=tuple(nearby[:middle]),
        unless=tuple(nearby[middle:]),
        scope=draw(st.sampled_from(Scope)),
        inflect=draw(st.booleans()),
        regex=regex,
        real_word=draw(st.booleans()),
        note=draw(st.just("") | prose),
        examples=tuple(Example(*pair) for pair in pairs),
        counterexamples=tuple(draw(st.lists(prose, max_size=2))),
    )


def glossaries(prose: st.SearchStrategy[str] = CLEAN) -> st.SearchStrategy[Glossary]:
    several = st.lists(entries(prose), min_size=1, max_size=3, unique_by=lambda entry: entry.id)
    return several.map(lambda found: Glossary("essai", "essai", "en", "fr", tuple(found)))
