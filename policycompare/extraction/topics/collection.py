"""Which personal data is collected: kinds of data in an act of collecting, or in a list that is headed so."""

from collections.abc import Callable, Iterator

import regex

from policycompare.extraction.data_kinds import CONCEPTS, named
from policycompare.extraction.grammar import Actor, Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.outline import above, column, columns, lead, question, table_head, with_label

TOPIC = "collection"

type Hit = tuple[Mention, Mention, bool]
"""A kind of data, the words that say that it is collected, and whether that is a guess."""

TRIGGERS = frozenset(CONCEPTS)

_ACTORS = {
    "collection.collect": ("we", ""),
    "collection.ask": ("we", ""),
    "collection.give": ("you",),
    "collection.asked": ("you", "we", "other", ""),
}
_ADDRESS = regex.compile(r"\S@\S|: *[+(]?\d")
_FAR = 25  # words from a denial to the Dutch verb at the end
_NEXT = 3  # words from one kind of an enumeration to the next
_LABEL = 6  # words before the colon of a labelled line, and the colon
_HEADED = 2  # kinds that make a sentence under a heading a list


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every kind of data that a sentence says is collected."""
    if sentence.foreign:
        return
    kinds = named(sentence)
    if not kinds:
        return
    for rule, context in _RULES.items():
        if hits := list(context(sentence, kinds)):
            yield from _findings(sentence, rule, hits)
            return


def _findings(sentence: Sentence, rule: str, hits: list[Hit]) -> Iterator[Finding]:
    """One finding for each kind, at its first word."""
    for data in dict.fromkeys(CONCEPTS[kind.concept] for kind, _, _ in hits):
        own = [hit for hit in hits if CONCEPTS[hit[0].concept] == data]
        weak = all(weak for _, _, weak in own)
        span = with_label(sentence) if rule in ("listed", "headed") else None
        yield sentence.finding(TOPIC, rule, *own[0][:2], weak=weak, span=span, data=data)


def _listed(sentence: Sentence, kinds: list[Mention]) -> Iterator[Hit]:
    """An item or a table row under "we collect the following data:" or under a heading that says so."""
    if sentence.block.kind not in ("item", "row"):
        return
    if cells := _data_columns(sentence):
        for kind in kinds:
            if head := cells.get(column(sentence, kind)):
                yield kind, head, False
        return
    over = _collecting_above(sentence)
    if over is None or sentence.has("collection.aside") or _is_address(sentence):
        return
    for kind in kinds:
        yield kind, over, False


def _data_columns(sentence: Sentence) -> dict[int, Mention]:
    """The columns for data of a table that also tells what the data is for or on which ground."""
    head = table_head(sentence)
    if head is None or head.foreign or not head.has("collection.beside") or 0 in columns(head, "collection.party"):
        return {}  # what each supplier gets is told elsewhere
    return columns(head, "collection.column", "collection.beside", "collection.moved")


def _is_address(sentence: Sentence) -> bool:
    """Whether an item gives the vendor's own address: "E-mail: info@vendor.example"."""
    return _ADDRESS.search(sentence.text) is not None


def _stated(sentence: Sentence, kinds: list[Mention]) -> Iterator[Hit]:
    """ "We collect your name", "your IP address is stored", "you provide us with your address"."""
    verbs = _acts(sentence)
    if not verbs or _elsewhere(sentence):
        return
    asides = sentence.all("collection.aside")
    for kind in kinds:
        part = sentence.part(kind)
        if any(part[0] <= a.first < part[1] for a in asides):
            continue
        if CONCEPTS[kind.concept] == "customer_content" and not any(v.concept == "collection.collect" for v in verbs):
            continue  # what customers put in is theirs, unless the vendor says that it keeps it
        verb = min(verbs, key=lambda v: abs(v.first - kind.first))
        yield kind, verb, bool(asides)


def _acts(sentence: Sentence) -> list[Mention]:
    """The acts of collecting in a sentence: the vendor collects or asks, or a person gives."""
    verbs = sentence.all(*_ACTORS)
    sham = sentence.all("collection.no_act")
    verbs = [v for v in verbs if not any(s.first <= v.first < s.last for s in sham)]
    return [v for v in verbs if _actor(sentence, v) in _ACTORS[v.concept] and not _denied(sentence, v)]


def _actor(sentence: Sentence, verb: Mention) -> Actor:
    """Whose act it is; not the person's in "when you sign up, Acme asks for ..."."""
    actor = sentence.actor(verb)
    third = sentence.language == "en" and sentence.document.tokens.words[verb.last - 1].endswith("s")
    return "" if actor == "you" and third and verb.last - verb.first == 1 else actor


def _denied(sentence: Sentence, verb: Mention) -> bool:
    """Whether an act is denied, also from afar: in Dutch the whole enumeration stands between "geen" and the verb."""
    if sentence.negated(verb):
        return True
    if sentence.language == "en":
        return False
    first = sentence.part(verb)[0]
    return any(first <= n.first < verb.first and verb.first - n.last <= _FAR for n in sentence.negations)


def _elsewhere(sentence: Sentence) -> bool:
    """Whether an item's list is about something else, such as recipients."""
    over = (lead(sentence) or sentence.heading) if sentence.block.kind in ("item", "row") else None
    if over is None or over.index == 0 or not (over.is_heading or over.text.endswith(":")):
        return False  # the first line is the title of the whole policy
    return over.has("collection.elsewhere") and not over.has("collection.heading")


def _continued(sentence: Sentence, kinds: list[Mention]) -> Iterator[Hit]:
    """ "This includes your name", right after a sentence about collecting."""
    subject, includes = sentence.one("collection.subject"), sentence.one("collection.includes")
    if subject is None or includes is None or subject.first - sentence.first > 3 or sentence.has("collection.aside"):
        return
    before = sentence.previous
    if before is None or not (_acts(before) or _collecting_above(sentence)):
        return
    for kind in kinds:
        if kind.first >= includes.last:
            yield kind, includes, False


def _headed(sentence: Sentence, kinds: list[Mention]) -> Iterator[Hit]:
    """ "Contact data. Your name and e-mail address", in a text under "Which data do we collect?"."""
    labelled = ":" in sentence.words[:_LABEL]
    several = len({CONCEPTS[k.concept] for k in kinds}) >= _HEADED
    if sentence.has("collection.aside") or not (labelled or several) or _is_address(sentence):
        return
    over = _collecting_above(sentence) or question(sentence, "collection.listing")
    if over is None:
        return
    weak = not labelled or over.concept == "collection.label"
    for kind in kinds:
        yield kind, over, weak


def _used(sentence: Sentence, kinds: list[Mention]) -> Iterator[Hit]:
    """ "We use your e-mail address to ...": what is used has been collected."""
    if sentence.has("collection.aside"):
        return
    held: Hit | None = None
    for kind in kinds:
        verb = sentence.near(kind, "collection.use", within=3)
        if verb and sentence.actor(verb) in ("we", "") and not sentence.negated(verb):
            held = kind, verb, True
        elif held and kind.first - held[0].last <= _NEXT:
            held = kind, held[1], True
        else:
            continue
        yield held


_RULES: dict[str, Callable[[Sentence, list[Mention]], Iterator[Hit]]] = {
    "listed": _listed,
    "stated": _stated,
    "continued": _continued,
    "headed": _headed,
    "used": _used,
}
"""From the surest to the weakest; the first that finds anything speaks for its sentence."""


def _collecting_above(sentence: Sentence) -> Mention | None:
    """The words of a heading, an introduction or the head of a table that say that collected data follows.

    The nearest that is about data decides: a list of purposes under "Which data do we process" is none.
    """
    label = sentence.one("collection.label")
    if label and label.first == sentence.first:
        return label
    head = table_head(sentence)
    for over in ([head] if head else []) + [s for a in above(sentence) for s in _whole(a)]:
        if over.foreign:
            return None
        listing = over.one("collection.listing")
        if listing and not over.has("collection.moved") and not over.negated(listing):
            return listing
        if over.has("collection.elsewhere"):
            return None
        heading = over.one("collection.heading")
        if heading and (over.has("collection.only") or not over.negated(heading)):
            return heading
        if not over.is_heading and over.has("common.data") and (acts := _acts(over)):
            return acts[0]
    return None


def _whole(over: Sentence) -> Iterator[Sentence]:
    """An introduction; where it says only "this includes:", with the sentences in front of it."""
    yield over
    before = over.previous
    while not over.is_heading and over.has("collection.includes") and before and before.block is over.block:
        yield before
        before = before.previous
