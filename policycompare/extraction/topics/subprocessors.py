"""Subprocessors: what the vendor promises about those who process data for it."""

from collections.abc import Iterator

from policycompare.extraction.disclosure import inside
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.names import Name, names

TOPIC = "subprocessors"
_PROVIDER = "sharing.service_providers"
_FAR = 300  # sentences that a list may be long
_DENIAL = 10  # words between a denial and a contract
_MANY = 2  # named firms that make a list of processors
TRIGGERS: frozenset[str] = frozenset(
    {
        _PROVIDER,
        "subprocessors.party",
        "subprocessors.contract",
        "subprocessors.list",
        "subprocessors.listing",
        "subprocessors.change",
        "subprocessors.a_list",
        "subprocessors.new",
    }
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Contracts that bind processors, lists of them, and what is promised about new ones."""
    yield from _bound(sentence)
    yield from _published(sentence)
    yield from _inline(sentence)
    yield from _changed(sentence)


def _bound(sentence: Sentence) -> Iterator[Finding]:
    """ "Contracts oblige our providers to ...", "they may use the data for no other purpose"."""
    party = _party(sentence)
    if party is None:
        return
    contract = next(iter(_contracts(sentence)), None)
    entered = sentence.near(contract, "subprocessors.entered", within=8) if contract else None
    if contract and entered and not _not_bound(sentence, entered):
        yield sentence.finding(TOPIC, "contract", contract, entered, party, practice="bound_by_contract")
        return
    if duty := next((d for d in sentence.all("subprocessors.duty") if _binds(sentence, d)), None):
        protection = sentence.after(duty, "subprocessors.protection", within=25)
        yield sentence.finding(TOPIC, "duty", duty, protection, party, practice="bound_by_contract")
    elif limited := sentence.one("subprocessors.limited"):
        subject = sentence.before(limited, _PROVIDER, "subprocessors.party", within=14)
        if subject and sentence.has("common.data", "subprocessors.protection") and not _is_source(sentence, subject):
            yield sentence.finding(TOPIC, "limited", limited, subject, weak=True, practice="bound_by_contract")


def _binds(sentence: Sentence, duty: Mention) -> bool:
    """Whether a duty is one of processors, to protect data: not the vendor's own duty by law."""
    if inside(sentence, duty, "sharing.compelled", "sharing.disclose"):
        return False
    near = sentence.near(duty, _PROVIDER, "subprocessors.party", within=8)
    return near is not None and sentence.after(duty, "subprocessors.protection", within=25) is not None


def _is_source(sentence: Sentence, party: Mention) -> bool:
    return sentence.before(party, "sharing.source", within=1) is not None


def _party(sentence: Sentence) -> Mention | None:
    """The processors spoken of: named, or "these parties" where the sentence before or a heading names them."""
    providers = sentence.all(_PROVIDER)
    if provider := next((p for p in providers if not sentence.before(p, "subprocessors.role", within=0)), None):
        return provider
    party = sentence.one("subprocessors.party")
    if party is None or sentence.foreign:
        return None
    before = sentence.previous
    context = [*sentence.around(), *([before] if before else [])]
    named = ("sharing.disclose", "sharing.section", "sharing.engage")
    signs = (_PROVIDER,) if inside(sentence, party, "subprocessors.pronoun") else (_PROVIDER, *named)
    return party if any(s.has(*signs) for s in context) else None


def _contracts(sentence: Sentence) -> list[Mention]:
    return [m for m in sentence.all("subprocessors.contract") if not inside(sentence, m, "subprocessors.not_processor")]


def _not_bound(sentence: Sentence, word: Mention) -> bool:
    ahead = sentence.before(word, "common.negation", within=_DENIAL) if sentence.language == "en" else None
    denied = sentence.negated(word) if sentence.language == "nl" else ahead in sentence.negations
    return denied and not sentence.has("subprocessors.limited")


def _published(sentence: Sentence) -> Iterator[Finding]:
    """A list of processors at an address, or to be had on request."""
    found = sentence.one("subprocessors.list") or (sentence.one("subprocessors.a_list") if _about(sentence) else None)
    if found is None:
        return
    if sentence.has_around("sharing.right_words"):
        return
    if request := sentence.one("subprocessors.on_request"):
        yield sentence.finding(TOPIC, "on_request", found, request, practice="list_on_request")
    elif published := sentence.one("subprocessors.published"):
        yield sentence.finding(TOPIC, "published", found, published, practice="list_published")


def _inline(sentence: Sentence) -> Iterator[Finding]:
    """A list of processors by name in the policy itself, in the sentence or in the items behind it."""
    listing = sentence.one("subprocessors.listing")
    if listing is None:
        yield from _section(sentence)
        return
    names = sum(name.first >= listing.last for name in sentence.all("subprocessors.legal_form"))
    if names + sum(_names_firm(item) for item in _items(sentence)) >= _MANY:
        yield sentence.finding(TOPIC, "inline", listing, practice="list_published")


def _section(sentence: Sentence) -> Iterator[Finding]:
    """A section on processors that names some of them, one on a line: found from its first line."""
    heading = sentence.heading
    word = heading.one("subprocessors.section") if heading else None
    if heading is None or word is None or sentence.index != heading.index + 1:
        return
    if heading.has("subprocessors.not_section"):
        return
    named = 0
    for other in sentence.document.sentences[sentence.index : sentence.index + _FAR]:
        if not any(above is heading for above in other.around()):
            break
        if other.start == other.block.start:
            named += any(name.known or name.legal for name in _names_at_head(other))
    if named >= _MANY:
        yield sentence.finding(TOPIC, "section", word, practice="list_published")


def _names_at_head(line: Sentence) -> list[Name]:
    return [name for name in names(line)[:1] if name.first - line.first <= 1]


def _items(sentence: Sentence) -> Iterator[Sentence]:
    """The items or table rows that the sentence's block introduces with a colon."""
    introduced = False
    for other in sentence.document.sentences[sentence.index : sentence.index + _FAR]:
        if other.block == sentence.block:
            introduced = other.text.rstrip("*_ ").endswith((":", "."))
            if other.block.kind != "paragraph":
                return
        elif not introduced or other.block.kind not in ("item", "row"):
            return
        else:
            yield other


def _names_firm(item: Sentence) -> bool:
    """Whether an item names a firm: a legal form, or a capital within a sentence."""
    if item.has("subprocessors.legal_form") or any(name.known for name in _names_at_head(item)):
        return True
    return any(word[:1].isupper() for word in item.text.split()[1:])


def _changed(sentence: Sentence) -> Iterator[Finding]:
    """What customers are told of new processors, and whether they may object."""
    new = sentence.one("subprocessors.new") or (sentence.one("subprocessors.change") if _about(sentence) else None)
    if new is None:
        return
    if notify := sentence.one("subprocessors.notify"):
        yield sentence.finding(TOPIC, "notified", new, notify, practice="change_notified")
    if objection := sentence.one("subprocessors.object"):
        yield sentence.finding(TOPIC, "objection", new, objection, practice="objection_possible")


def _about(sentence: Sentence) -> bool:
    """Whether one of the two sentences before it, or its heading, speaks of subprocessors."""
    before = sentence.previous
    near = (before, before.previous if before is not None else None, sentence.heading)
    return any(other is not None and other.has("subprocessors.processor") for other in near)
