"""The interface speaks Dutch as well as English: every sentence of templates and code has a translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import Engine, engines
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

FOLDER = Path(settings.BASE_DIR, "locale", "nl", "LC_MESSAGES")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")
FUNCTIONS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "ngettext": 2, "ngettext_lazy": 2}  # texts among the arguments

type Said = str | tuple[str, ...]


def catalogue() -> Catalog:
    with (FOLDER / "django.po").open("rb") as file:
        return read_po(file, locale="nl")


def messages() -> list[Message]:
    return [message for message in catalogue() if message.id]


def forms(text: Any) -> tuple[str, ...]:
    """Singular and plural of a message or of its translation; one form, or none, where that is all there is."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def said_by_code() -> Iterator[Said]:
    for path in Path(settings.BASE_DIR, "policycompare").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                texts = [ast.literal_eval(argument) for argument in node.args[: FUNCTIONS[node.func.id]]]
                yield texts[0] if len(texts) == 1 else tuple(texts)


def said_by_templates() -> Iterator[Said]:
    engine: Engine = engines["django"].engine  # type: ignore[attr-defined]
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        template = engine.get_template(str(path.relative_to(Path(settings.BASE_DIR, "templates"))))
        yield from said_by_nodes([template.nodelist, getattr(template, "extra_data", {})], {})


def said_by_nodes(value: Any, seen: dict[int, Any]) -> Iterator[Said]:
    """Walks whatever a node holds: child lists go by many names. What was seen is kept: a freed id is used again."""
    if id(value) in seen or isinstance(value, str | int | None):
        return
    seen[id(value)] = value
    if isinstance(value, TranslateNode):
        yield str(value.filter_expression.var.literal)
    elif isinstance(value, BlockTranslateNode):
        singular, plural = (value.render_token_list(tokens)[0] for tokens in (value.singular, value.plural or []))
        yield (singular, plural) if plural else singular
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from said_by_nodes(inner, seen)
    elif isinstance(value, Node) or type(value).__module__.startswith("django.template"):
        yield from said_by_nodes(list(getattr(value, "__dict__", {}).values()), seen)


@pytest.mark.parametrize("said", [said_by_code, said_by_templates])
def test_every_sentence_is_in_the_dutch_catalogue(said: Any) -> None:
    texts = {forms(text) for text in said()}
    assert len(texts) > 20
    known = {forms(message.id) for message in messages()}
    known |= {singular[:1] for singular in known}
    assert sorted(texts - known) == []


def test_every_message_has_its_dutch() -> None:
    lacking = [
        message.id
        for message in messages()
        if len(forms(message.string)) != len(forms(message.id)) or not all(forms(message.string)) or message.fuzzy
    ]
    assert lacking == []


def test_a_translation_fills_in_what_its_message_fills_in() -> None:
    for message in messages():
        for text, dutch in zip(forms(message.id), forms(message.string), strict=True):
            assert sorted(PLACEHOLDER.findall(dutch)) == sorted(PLACEHOLDER.findall(text))


def test_the_compiled_catalogue_is_that_of_the_words() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = [message for message in read_mo(file) if message.id]
    assert sorted(map(pair, compiled)) == sorted(map(pair, messages()))


def pair(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return forms(message.id), forms(message.string)
