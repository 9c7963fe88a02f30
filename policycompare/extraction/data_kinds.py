"""Kinds of personal data that a sentence names: "your name, e-mail and postal address" names three."""

from collections.abc import Iterator
from itertools import groupby

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention

KINDS = (
    "name",
    "email",
    "phone",
    "postal_address",
    "gender",
    "date_of_birth",
    "ip_address",
    "device_data",
    "usage_data",
    "location",
    "payment_data",
    "employer",
    "credentials",
    "social_media_profile",
    "communications",
    "photo",
    "government_id",
    "special_categories",
    "customer_content",
    "third_party_sources",
    "country",
)
LOOSE = (
    "name",
    "email",
    "phone",
    "postal_address",
    "device_data",
    "location",
    "employer",
    "communications",
    "photo",
    "country",
)
"""Kinds with words ("mail", "title") that mean data only among other data."""

CONCEPTS = {f"collection.{kind}": kind for kind in KINDS} | {f"collection.{kind}_word": kind for kind in LOOSE}
"""The concept of each word for data, with its kind."""

_SENSITIVE = ("special_categories", "government_id")
_SURE_WORDS = {f"collection.{kind}_word" for kind in ("name", "email", "phone", "postal_address")}


def named(sentence: Sentence) -> list[Mention]:
    """The kinds of data that a sentence names, by place, without those that it denies."""
    kinds = _kinds(sentence, sentence.block.kind in ("item", "row"))
    if sentence.negations:  # what is denied about sensitive data goes on for lines
        kinds = [m for m in kinds if CONCEPTS[m.concept] not in _SENSITIVE]
    return kinds


def _kinds(sentence: Sentence, in_list: bool) -> list[Mention]:
    """The kinds of data that a sentence names, by place; loose words only where they stand among others."""
    mentions = sentence.all(*CONCEPTS)
    others = sentence.all("collection.other")
    plain = [m for m in mentions if not _swallowed(m, mentions, others)]
    found: list[Mention] = []
    for chain in _chains(sentence, plain):
        if sentence.negated(chain[0]) and not sentence.has("collection.only"):
            continue
        if _counts(sentence, chain, others, in_list):
            found += chain
        else:
            found += [m for m in chain if not m.concept.endswith("_word")]
    return found


def _swallowed(mention: Mention, mentions: list[Mention], others: list[Mention]) -> bool:
    """Whether a mention is a piece of a longer phrase: the "name" in "company name" or in "domain name"."""
    length = mention.last - mention.first
    longer = [m for m in mentions if m.last - m.first > length] + [o for o in others if o.last - o.first >= length]
    return any(o.first <= mention.first and mention.last <= o.last for o in longer)


def _chains(sentence: Sentence, mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Mentions that stand in one enumeration: only commas, "and", "your" and the like between them."""
    joints = {i for j in sentence.all("collection.joint") for i in range(j.first, j.last)}
    number, before, numbered = 0, None, []
    for mention in mentions:
        if before is not None and not joints.issuperset(range(before.last, mention.first)):
            number += 1
        numbered.append((number, mention))
        before = mention if before is None or mention.last > before.last else before
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [mention for _, mention in group]


def _counts(sentence: Sentence, chain: list[Mention], others: list[Mention], in_list: bool) -> bool:
    """Whether the loose words of an enumeration are data: a sure kind is among them, or it stands as a list."""
    if any(not m.concept.endswith("_word") for m in chain):
        return True
    first, joints = chain[0].first, sentence.all("collection.joint")
    start = first
    while before := next((j for j in joints if j.last == start), None):
        start = before.first
    if any(o.last == start for o in others):
        return False  # "by e-mail, telephone or post"
    if not (first == sentence.first or any(j.last == first for j in joints)):
        return False
    if not in_list:
        return len({m.concept for m in chain} & _SURE_WORDS) > 1
    last, words = chain[-1].last, sentence.document.tokens.words
    if chain[0].first == sentence.first and chain[0].last < sentence.last and words[chain[0].last] == ":":
        return True  # "Name: what we are to call you"
    return _ends(sentence, last) or any(j.first == last for j in joints)


def _ends(sentence: Sentence, last: int) -> bool:
    """Whether a word stands at the end of its item, or before a comma, a bracket, a dash or a bar."""
    if last >= sentence.last:
        return True
    tokens = sentence.document.tokens
    between = sentence.document.text[tokens.ends[last - 1] : tokens.starts[last]].strip(" \u00a0*_")
    return bool(between) or not tokens.words[last][0].isalnum()
