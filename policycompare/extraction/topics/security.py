"""Measures that keep data safe: what a policy says it does, and that it promises no perfect safety."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "security"
TRIGGERS = frozenset(
    (
        "security.transit",
        "security.rest",
        "security.limited_access",
        "security.strong_login",
        "security.physical",
        "security.physical_place",
        "security.strict_access",
        "security.organizational",
        "security.proper",
        "security.firewall",
        "security.iso27001",
        "security.soc2",
        "security.pci_dss",
        "security.pentest",
        "security.test",
        "security.backup_make",
        "security.backup_word",
        "security.promise",
        "security.perfectly_safe",
        "security.no_guarantee",
    )
)

_CERTIFICATES = {
    "security.iso27001": "certification_iso27001",
    "security.soc2": "certification_soc2",
    "security.pci_dss": "pci_dss",
}


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every measure of a sentence; the sentences on linked sites and on what users must do are left out."""
    yield from _no_guarantee(sentence)
    if sentence.has("common.foreign"):
        return
    yield from _encryption(sentence)
    yield from _access(sentence)
    yield from _places_and_rules(sentence)
    yield from _certificates(sentence)
    yield from _checks(sentence)
    yield from _backups(sentence)


def _own(sentence: Sentence, mention: Mention) -> bool:
    """Whether the vendor does it: not denied, and no duty or choice of the reader."""
    return not sentence.negated(mention) and sentence.actor(mention) != "you"


def _on_security(sentence: Sentence) -> bool:
    """Whether the sentence that introduces it or a heading above is about safety."""
    return any(s.has("security.safe_topic") for s in sentence.around() if s is not sentence)


def _encryption(sentence: Sentence) -> Iterator[Finding]:
    for mention in sentence.all("security.transit"):
        if not _is_address(sentence, mention) and not sentence.negated(mention):
            yield sentence.finding(TOPIC, "encryption", mention, measure="encryption_in_transit")
            break
    rest = sentence.one("security.rest")
    if rest and sentence.has("security.encryption_word") and not sentence.negated(rest):
        yield sentence.finding(TOPIC, "encryption", rest, measure="encryption_at_rest")


def _is_address(sentence: Sentence, mention: Mention) -> bool:
    """Whether "https" begins an address rather than names the protocol."""
    words = sentence.document.tokens.words
    return words[mention.last - 1] == "https" and words[mention.last : mention.last + 1] == [":"]


def _access(sentence: Sentence) -> Iterator[Finding]:
    strict = sentence.one("security.strict_access")
    if strict and _own(sentence, strict):
        yield sentence.finding(TOPIC, "access", strict, measure="access_control")
        return
    for mention in sentence.all("security.limited_access"):
        listed = sentence.block.kind == "item" and sentence.last - sentence.first <= 20 and _on_security(sentence)
        about = sentence.has("security.people") and sentence.has("security.guarded")
        if (listed or about) and sentence.actor(mention) != "you" and not _is_physical(sentence, mention):
            yield sentence.finding(TOPIC, "access", mention, sentence.one("security.people"), measure="access_control")
            return
    login = sentence.one("security.strong_login")
    if login and _on_security(sentence) and _own(sentence, login) and not sentence.has("common.you"):
        yield sentence.finding(TOPIC, "access", login, weak=True, measure="access_control")


def _is_physical(sentence: Sentence, mention: Mention) -> bool:
    physical = sentence.before(mention, "security.physical", within=1)
    return physical is not None and not sentence.has("security.people")


def _places_and_rules(sentence: Sentence) -> Iterator[Finding]:
    for mention in sentence.all("security.physical", "security.physical_place"):
        measure = sentence.near(mention, "security.measures", within=9)
        if (measure or mention.concept == "security.physical_place") and _own(sentence, mention):
            yield sentence.finding(TOPIC, "physical", mention, measure="physical_security")
            break
    firewall = sentence.one("security.firewall")
    if firewall and _own(sentence, firewall):
        yield sentence.finding(TOPIC, "firewall", firewall, measure="firewall")
    rules = sentence.one("security.organizational")
    if rules and sentence.near(rules, "security.measures", within=6) and not sentence.negated(rules):
        yield sentence.finding(TOPIC, "organizational", rules, measure="organizational_measures")
        return
    proper = sentence.one("security.proper")
    if proper is None or not _own(sentence, proper) or sentence.has("security.abroad"):
        return
    if any(not _overlap(proper, aim) for aim in sentence.all("security.against")):
        yield sentence.finding(TOPIC, "proper_measures", proper, weak=True, measure="organizational_measures")


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first < other.last and other.first < one.last


def _certificates(sentence: Sentence) -> Iterator[Finding]:
    for concept, measure in _CERTIFICATES.items():
        mention = sentence.one(concept)
        if mention and sentence.has("security.advice"):
            continue
        if mention and (attested := sentence.near(mention, "security.attested")) and not sentence.negated(mention):
            yield sentence.finding(TOPIC, "certificate", mention, attested, measure=measure)


def _checks(sentence: Sentence) -> Iterator[Finding]:
    mention = sentence.one("security.pentest")
    if mention is None and sentence.has_around("security.safe_topic"):
        mention = sentence.one("security.test")
    if mention and _own(sentence, mention):
        yield sentence.finding(TOPIC, "checks", mention, measure="penetration_testing")


def _backups(sentence: Sentence) -> Iterator[Finding]:
    mention = sentence.one("security.backup_make")
    if mention is None and sentence.block.kind == "item" and _on_security(sentence):
        mention = sentence.one("security.backup_word")
    if mention and _own(sentence, mention) and not sentence.has("security.storage_talk"):
        yield sentence.finding(TOPIC, "backups", mention, measure="backup")


def _no_guarantee(sentence: Sentence) -> Iterator[Finding]:
    perfect = sentence.one("security.perfectly_safe")
    if perfect and any(denial.first < perfect.first for denial in sentence.negations):
        yield sentence.finding(TOPIC, "no_guarantee", perfect, measure="no_guarantee")
        return
    said = sentence.one("security.no_guarantee")
    if said and (sentence.has("security.secure_state")):
        yield sentence.finding(TOPIC, "no_guarantee", said, measure="no_guarantee")
        return
    for promise in sentence.all("security.promise"):
        if sentence.negated(promise) and (state := sentence.near(promise, "security.secure_state", within=25)):
            yield sentence.finding(TOPIC, "no_guarantee", promise, state, measure="no_guarantee")
            return
