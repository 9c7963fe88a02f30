"""Bytes become text, or a clear reason why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.readers import Problem, UnreadableDocument, read
from policycompare.readers.limits import MAX_BYTES, MAX_CHARACTERS

SENTENCE = "Wij bewaren gegevens één jaar – “niet langer” dan nodig, voor € 5."


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8-sig"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
)
def test_text_is_read_in_the_charset_it_was_written_in(content: bytes, charset: str) -> None:
    document = read(content, filename="policy.txt")
    assert document.text == SENTENCE
    assert document.charset == charset
    assert document.media_type == "text/plain"


def test_a_declared_charset_goes_before_guessing() -> None:
    content = "Zażółć gęślą jaźń".encode("iso-8859-2")
    assert read(content, media_type="text/plain; charset=iso-8859-2").text == "Zażółć gęślą jaźń"


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "us-ascii"])
def test_what_is_declared_as_latin_1_is_read_as_browsers_read_it(charset: str) -> None:
    assert read("“één”".encode("cp1252"), media_type=f"text/plain; charset={charset}").text == "“één”"


@pytest.mark.parametrize("charset", ["", "nonsense", "base64", "utf-8\0", "'utf-8'"])
def test_a_senseless_declared_charset_is_passed_over(charset: str) -> None:
    assert read(SENTENCE.encode(), media_type=f"text/plain; charset={charset}").text == SENTENCE


def test_every_kind_of_line_end_becomes_one_newline() -> None:
    assert read(b"one\r\ntwo\rthree\nfour").text == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY),
        (b" \r\n\t\n", Problem.EMPTY),
        (b"\xef\xbb\xbf", Problem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Problem.BINARY),
        (bytes(range(1, 32)) * 20, Problem.BINARY),
        (b"\xff\xfe" + "nul \0 nul".encode("utf-16-le"), Problem.BINARY),
        (b"%PDF-1.7\n%...", Problem.UNSUPPORTED),
        (b"PK\x03\x04rest of a Word file", Problem.UNSUPPORTED),
        (b"\n<!DOCTYPE html><html><body>policy</body></html>", Problem.UNSUPPORTED),
        (b"a byte that no charset has: \x81", Problem.UNDECODABLE),
        (b"a" * (MAX_BYTES + 1), Problem.TOO_LARGE),
        (b"a" * MAX_BYTES, Problem.TOO_LONG),
    ],
    ids=lambda value: value.name if isinstance(value, Problem) else "",
)
def test_what_is_no_text_is_refused_with_its_name(content: bytes, problem: Problem) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(content, filename="policy.txt")
    assert refused.value.code is problem
    assert refused.value.message.startswith("policy.txt is ")


def test_a_text_as_long_as_the_limit_is_read() -> None:
    assert len(read("é".encode() * MAX_CHARACTERS).text) == MAX_CHARACTERS


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    text = "We keep data for 3 months. " * 10 + "\x02"
    assert read(text.encode()).text == text


@given(st.binary(max_size=200), st.text(max_size=30))
def test_no_bytes_and_no_media_type_end_in_another_error(content: bytes, media_type: str) -> None:
    try:
        text = read(content, media_type=media_type).text
    except UnreadableDocument:
        text = ""
    assert "\r" not in text
    assert "\0" not in text
