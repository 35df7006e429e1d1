"""The editor's text and back: what nobody touched is given back exactly."""

from hypothesis import given
from hypothesis import strategies as st

from review.tui.editing import EditorText

TEXTS = st.text(alphabet=st.sampled_from("ab é\r\n\t\u2028\u0085\u0000\u001b\u202e␛.’"), max_size=30)


@given(TEXTS)
def test_an_untouched_text_comes_back_exactly(text: str) -> None:
    editor = EditorText(text)
    assert editor.restored(editor.shown) == text
    assert "\n".join(editor.shown.splitlines()) == editor.shown.removesuffix("\n")


@given(TEXTS, TEXTS)
def test_what_stands_before_and_after_the_change_comes_back_exactly(before: str, after: str) -> None:
    text = f"{before} milieu {after}"
    editor = EditorText(text)
    edited = editor.shown.replace(" milieu ", " centre ")
    assert editor.restored(edited) == text.replace(" milieu ", " centre ")


def test_a_new_line_break_is_like_the_others() -> None:
    editor = EditorText("une phrase\r\nsur deux lignes", "\r\n")
    assert editor.shown == "une phrase\nsur deux lignes"
    assert editor.restored("une phrase\nsur\ntrois lignes") == "une phrase\r\nsur\r\ntrois lignes"
