"""Bytes to text and back, exactly; what is no text is refused with the byte named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import InputError
from review.formats.encoding import decode
from review.formats.text import TextFormat

WRITTEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text", ["", "d’accord\r\nœuvre\n", "un\rdeux\n\r\n", "sans fin", "\ufeffdeux marques"]
)
def test_what_was_read_is_written(codec: str, text: str) -> None:
    data = text.encode(codec)
    decoded, encoding = decode("x.txt", data)
    assert encoding.encode(decoded) == data


@given(WRITTEN, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_document_comes_back_byte_for_byte(text: str, codec: str) -> None:
    data = text.encode(codec)
    document = TextFormat().read("x.txt", data)
    assert TextFormat().write(document, {}) == data
    same = {segment.index: segment.target for segment in document.segments}
    assert TextFormat().write(document, same) == data


@given(WRITTEN, st.data())
def test_one_corrected_segment_changes_that_segment_only(text: str, data: st.DataObject) -> None:
    document = TextFormat().read("x.txt", text.encode())
    if not document.segments:
        return
    segment = data.draw(st.sampled_from(document.segments))
    written = TextFormat().write(document, {segment.index: "corrigé"}).decode()
    body = document.text
    assert written.removeprefix("\ufeff") == body[: segment.span.start] + "corrigé" + body[segment.span.end :]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"caf\xe9\n", r"byte 3 \(0xE9\) is not UTF-8"),
        (b"un\ndeux\ncaf\xe9", r"x.txt:3"),
        (b"\x7fELF\0\0", "byte 4 is NUL"),
        ("a\n".encode("utf-16-le"), "byte 1 is NUL"),
        (b"\xff\xfea", "UTF-16"),
        ("x".encode("utf-32"), "UTF-32"),
        (b"\xed\xa0\x80", "not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        decode("x.txt", data)
