"""Which personal data is collected: kinds of data in an act of collecting, or in a list that is headed so."""

from collections.abc import Iterator
from itertools import groupby

from policycompare.extraction.grammar import Finding, Mention, Sentence
from policycompare.extraction.outline import above, table_head

TOPIC = "collection"

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

_CONCEPTS = {f"collection.{kind}": kind for kind in KINDS} | {f"collection.{kind}_word": kind for kind in LOOSE}
TRIGGERS = frozenset(_CONCEPTS)

_HEADED = 2  # kinds that make a sentence under a heading a list


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every kind of data that a sentence says is collected."""
    if sentence.foreign:
        return
    in_list = sentence.block.kind in ("item", "row")
    kinds = [m for m in _kinds(sentence, in_list) if not sentence.negated(m)]
    if not kinds:
        return
    for context in (_listed, _stated, _continued, _headed, _used):
        if found := list(context(sentence, kinds)):
            yield from found
            return


def _listed(sentence: Sentence, kinds: list[Mention]) -> Iterator[Finding]:
    """An item or a table row under "we collect the following data:" or under a heading that says so."""
    if sentence.block.kind not in ("item", "row"):
        return
    over = _collecting_above(sentence)
    if over is None or sentence.has("collection.aside"):
        return
    for kind in kinds:
        yield _found(sentence, "listed", kind, over)


def _stated(sentence: Sentence, kinds: list[Mention]) -> Iterator[Finding]:
    """ "We collect your name", "your IP address is stored", "you provide us with your address"."""
    verbs = [v for v in sentence.all("collection.collect", "collection.ask", "collection.give") if _acts(sentence, v)]
    if not verbs:
        return
    asides = sentence.all("collection.aside")
    for kind in kinds:
        part = sentence.part(kind)
        if any(part[0] <= a.first < part[1] for a in asides):
            continue
        verb = min(verbs, key=lambda v: abs(v.first - kind.first))
        yield _found(sentence, "stated", kind, verb, weak=bool(asides))


def _acts(sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb is an act of collecting: the vendor collects or asks, or a person gives."""
    if sentence.negated(verb):
        return False
    actor = sentence.actor(verb)
    if verb.concept == "collection.give":
        return actor == "you"
    return actor != "other"


def _continued(sentence: Sentence, kinds: list[Mention]) -> Iterator[Finding]:
    """ "This includes your name", right after a sentence about collecting."""
    subject, includes = sentence.one("collection.subject"), sentence.one("collection.includes")
    if subject is None or includes is None or subject.first - sentence.first > 3 or sentence.has("collection.aside"):
        return
    before = sentence.previous
    if before is None or not (_collects(before) or _collecting_above(sentence)):
        return
    for kind in kinds:
        if kind.first >= includes.last:
            yield _found(sentence, "continued", kind, includes)


def _headed(sentence: Sentence, kinds: list[Mention]) -> Iterator[Finding]:
    """ "Contact data. Your name and e-mail address", in a text under "Which data do we collect?"."""
    if sentence.has("collection.aside") or len({_CONCEPTS[k.concept] for k in kinds}) < _HEADED:
        return
    over = _collecting_above(sentence)
    if over is None:
        return
    for kind in kinds:
        yield _found(sentence, "headed", kind, over, weak=True)


def _used(sentence: Sentence, kinds: list[Mention]) -> Iterator[Finding]:
    """ "We use your e-mail address to ...": what is used has been collected."""
    if sentence.has("collection.aside"):
        return
    for kind in kinds:
        verb = sentence.near(kind, "collection.use", within=3)
        if verb and sentence.actor(verb) in ("we", "") and not sentence.negated(verb):
            yield _found(sentence, "used", kind, verb, weak=True)


def _found(sentence: Sentence, rule: str, kind: Mention, cause: Mention, *, weak: bool = False) -> Finding:
    return sentence.finding(TOPIC, rule, kind, cause, weak=weak, data=_CONCEPTS[kind.concept])


def _collects(sentence: Sentence) -> bool:
    """Whether a sentence says that data is collected."""
    return any(_acts(sentence, v) for v in sentence.all("collection.collect", "collection.ask", "collection.give"))


def _collecting_above(sentence: Sentence) -> Mention | None:
    """The words of a heading, an introduction or the head of a table that say that collected data follows.

    The nearest that is about data decides: a list of purposes under "Which data do we process" is none.
    """
    head = table_head(sentence)
    for over in ([head] if head else []) + list(above(sentence)):
        if over.foreign or over.has("collection.elsewhere"):
            return None
        heading = over.one("collection.heading")
        if heading and (over.has("collection.only") or not over.negated(heading)):
            return heading
    return None


def _kinds(sentence: Sentence, in_list: bool) -> list[Mention]:
    """The kinds of data that a sentence names, by place; loose words only where they stand among others."""
    mentions = sentence.all(*_CONCEPTS)
    others = sentence.all("collection.other")
    plain = [m for m in mentions if not _swallowed(m, mentions, others)]
    found: list[Mention] = []
    for chain in _chains(sentence, plain):
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
    first = chain[0].first
    if any(o.first <= first - 1 < o.last for o in others):
        return False
    joined = first == sentence.first or any(j.last == first for j in sentence.all("collection.joint"))
    return joined and (in_list or len({m.concept for m in chain}) > 1)
