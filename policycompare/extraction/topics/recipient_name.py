"""Third parties that a policy names as receiving or processing data.

A well-known service counts where the text has to do with using it or with giving it data. An unknown name counts
only in a form that introduces a recipient: "hosted by X", "our payment provider X", "suppliers such as X and Y",
"X processes ...", a row or an item of a list of processors. The vendor's own names never count.
"""

from collections.abc import Iterator

import regex

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.introductions import denied
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.tokens import tokenize
from policycompare.extraction.values.names import Name, has_service, names, spelling
from policycompare.extraction.values.owner import is_own, owner
from policycompare.extraction.values.places import places

TOPIC = "recipient_name"
TRIGGERS: frozenset[str] = frozenset()  # an item of a list of processors is a name and nothing else

type Reason = tuple[str, tuple[Mention, ...], bool]  # the rule, the words that show it, whether it is a guess

_DENIAL_BEFORE = 12  # words between a denial and the name that it denies
_JOINTS = frozenset((",", "and", "or", "en", "of", "&"))  # between the names of a list
_COMPOUND = regex.compile(r"-\p{Ll}")  # "Certificatie-instellingen" is a common noun
_LINK_END = regex.compile(r"^\]\([^()\s]*+\)")
_OFTEN = 6  # times that a policy writes a name that may be its owner's
_FRONT_LIMIT = 3  # words in front of the name that an item ends in
_TITLE_LIMIT = 12  # tokens of a heading that is a name or a few
_MARKS = (":", "–", "—", "-", "|", "(", "\t", "•", ";", "")  # behind a name that heads an item


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every third party that a sentence, an item or a row names as a recipient."""
    for title in _titles(sentence):
        yield from _title_names(title)
    if not _may_name(sentence):
        return
    for name, (rule, words, weak) in _recipients(sentence):
        here = Mention(name.first, name.last, "name")
        given = sentence.one("recipient_name.given")  # a sentence that says so too is the clearer quote
        yield sentence.finding(TOPIC, rule, here, *words, given, weak=weak, name=name.text)


def _recipients(sentence: Sentence) -> Iterator[tuple[Name, Reason]]:
    """The names of a sentence that are recipients, each with the reason; also those listed in front of one that
    does something: "Acme Pay and Mollie process your payments"."""
    waiting: list[Name] = []
    previous: Name | None = None
    accepted = False
    for name in names(sentence):
        joined = previous is not None and _joined(sentence, previous, name)
        if joined and accepted and previous and previous.legal and name.plain:
            continue  # an address behind a firm
        reason = _reason(sentence, name, listed=joined and accepted)
        if reason and _excluded(sentence, name):
            reason = None  # nor are the names listed behind it
        if reason and reason[0] == "acts" and joined:
            yield from ((other, ("listed", (), not other.known)) for other in waiting)
        if reason:
            yield name, reason
        waiting = [] if reason or name.plain else [*(waiting if joined else ()), name]
        waiting = [o for o in waiting if (o.known or _plausible(sentence, o)) and not _excluded(sentence, o)]
        accepted, previous = reason is not None, name


def _titles(sentence: Sentence) -> Iterator[Sentence]:
    """The headings right above a sentence: no statements themselves, but a line with a name looks like one."""
    for at in range(sentence.index - 1, -1, -1):
        title = sentence.document.sentences[at]
        if not title.is_heading:
            return
        yield title


def _title_names(title: Sentence) -> Iterator[Finding]:
    """The services of a heading that names services and nothing else, where data is said to be shared or used."""
    if not has_service(title) or title.last - title.first > _TITLE_LIMIT:
        return
    found = names(title)
    words = title.document.tokens.words
    rest = set(range(title.first, title.last)) - {i for name in found for i in range(name.first, name.last)}
    above = title.heading.one("recipient_name.evidence") if title.heading is not None else None
    if above is None or not all(words[i] in _JOINTS for i in rest):
        return
    for name in found:
        if name.known and not _excluded(title, name):
            here = Mention(name.first, name.last, "name")
            yield title.finding(TOPIC, "title", here, weak=True, name=name.text)


def _may_name(sentence: Sentence) -> bool:
    """Whether it is worth looking for names: most sentences name nobody."""
    if sentence.has("recipient_name.by") or has_service(sentence):
        return True
    if sentence.block.kind in ("item", "row") and sentence.has_around("recipient_name.supplier"):
        return True
    if not sentence.has("recipient_name.example", "recipient_name.acts"):
        return False
    listed = sentence.has("recipient_name.example") and sentence.has("recipient_name.supplier")
    return listed or (sentence.has("recipient_name.acts") and sentence.has("common.data", "cookie.cookie"))


def _reason(sentence: Sentence, name: Name, *, listed: bool) -> Reason | None:
    """The rule that makes a name a recipient, the words that show it, and whether it is a guess."""
    here = Mention(name.first, name.last, "name")
    if not name.known and not _plausible(sentence, name):
        return None
    if word := _introduced(sentence, name):
        return "introduced", (word,), False
    acts = (name.known and name.kind != "social") or _may_act(sentence, name)
    if acts and (word := sentence.after(here, "recipient_name.acts", within=0)):
        return "acts", (word,), not name.known
    if words := _heads_item(sentence, name):
        return "listed", words, not name.known
    if listed:
        return "listed", (), not name.known
    if name.known and (word := _evidence(sentence, name)):
        return "service", (word,), sentence.has("recipient_name.reading")
    return None


def _may_act(sentence: Sentence, name: Name) -> bool:
    """Whether an unknown name may do something with data. Where no owner is known, one that the policy keeps
    writing may be its owner."""
    if name.plain or not sentence.has("common.data", "cookie.cookie"):
        return False
    return owner(sentence.document) is not None or sentence.document.text.count(name.text) < _OFTEN


def _plausible(sentence: Sentence, name: Name) -> bool:
    """Whether an unknown run of capitals is a name at all: no place, no first word of a sentence."""
    if any(p.first <= name.first < p.last or p.first < name.last < p.last for p in places(sentence)):
        return False  # but "Acme Nederland" is no place
    if not name.legal and (_in_address(sentence.document.text, name) or _COMPOUND.search(name.text)):
        return False
    if name.plain and name.trimmed:
        return False
    written = spelling(sentence.document)
    if not name.legal and all(word in written.common for word in name.words):
        return False
    if not name.plain or (name.start > sentence.start and name.words[0] in written.mid):
        return True
    # The first word of an item may be any noun, but a list of subprocessors names firms.
    if sentence.block.kind not in ("item", "row"):
        return False
    return sentence.has_around("recipient_name.subprocessor") or (_has_cells(sentence) and bool(places(sentence)))


def _has_cells(sentence: Sentence) -> bool:
    """Whether it is a row of a table: "Acme | Billing | Germany"."""
    return "|" in sentence.text or "\t" in sentence.text


def _in_address(text: str, name: Name) -> bool:
    """Whether a number stands right before or behind: a street or a town."""
    return text[name.start - 2 : name.start - 1].isdigit() or text[name.end : name.end + 3].lstrip(". ")[:1].isdigit()


def _introduced(sentence: Sentence, name: Name) -> Mention | None:
    """ "hosted by", "our payment provider", or "suppliers such as" right before a name. "Software from" and
    "tools such as" may also introduce a product of the vendor; they do for a well-known service only."""
    here = Mention(name.first, name.last, "name")
    by = ("recipient_name.by", "recipient_name.from") if name.known or name.legal else ("recipient_name.by",)
    if word := sentence.before(here, *by, within=1):
        return word if name.kind != "social" or sentence.has("recipient_name.given") else None
    example = sentence.before(here, "recipient_name.example", within=1)
    if example is None or name.kind == "social":
        return None
    return sentence.before(example, "recipient_name.supplier", within=8)


def _joined(sentence: Sentence, before: Name, name: Name) -> bool:
    """Whether two names stand next to each other in a list: "Stripe, [Mollie](https://...) and PayPal"."""
    tokens, text = sentence.document.tokens, sentence.document.text
    between = tokens.words[before.last : name.first]
    if text.startswith("](", before.end):
        between = tokenize(_LINK_END.sub("", text[before.end : name.start], count=1)).words
    return 0 < len(between) <= 2 and all(word in _JOINTS for word in between)


def _heads_item(sentence: Sentence, name: Name) -> tuple[Mention, ...]:
    """What makes a name the head of an item or a row of a list of recipients: the word for recipients in the
    heading or the introduction, and what the item says of it. Empty where it is none."""
    if sentence.block.kind not in ("item", "row"):
        return ()
    text = sentence.document.text
    front = text[sentence.start : name.start].strip(' |*_“"[')
    behind = _LINK_END.sub("", text[name.end : sentence.end]).lstrip(" *_")
    if behind.lstrip(":[( ").startswith("http"):
        return ()
    if front and not _is_last(sentence, name, front, behind):
        return ()
    aim = None if name.plain else sentence.after(Mention(name.first, name.last, "name"), "recipient_name.aim", within=0)
    if not (aim or front or behind[:1] in _MARKS):
        return ()
    words = [s.one("recipient_name.supplier") for s in sentence.around() if s is not sentence]
    shown = next((word for word in words if word), None)
    said = sentence.one("recipient_name.evidence")
    return tuple(word for word in (shown, said) if word) if shown else ()


def _is_last(sentence: Sentence, name: Name, front: str, behind: str) -> bool:
    """Whether an item that introduces itself ends in a name: "our bookkeeper Jansen Groep", "insurance (Acme Re)"."""
    if name.plain or "/" in name.text or sentence.intro is None or not sentence.intro.has("recipient_name.supplier"):
        return False
    if len(name.words) < 2 and not name.known:
        return False
    if front.endswith("("):
        return not behind.strip(").;, ")
    short = name.first - sentence.first <= _FRONT_LIMIT and front[-1].islower()
    return short and not behind.strip(".;, ")


def _evidence(sentence: Sentence, name: Name) -> Mention | None:
    """What shows that a well-known service gets data: in the sentence, or in what introduces it. A social network
    may also be a place where people are met; it gets data where the text says that data is given or collected."""
    here = Mention(name.first, name.last, "name")
    concept = "recipient_name.given" if name.kind == "social" else "recipient_name.evidence"
    word = sentence.near(here, concept, within=15)
    if word and (name.kind != "social" or sentence.actor(word) != "you"):
        return word
    if name.kind == "social":
        intro = sentence.intro.one("recipient_name.given") if sentence.intro is not None else None
        return intro and (here if sentence.intro and sentence.intro.actor(intro) != "you" else None)
    return here if any(s.has(concept) for s in sentence.around() if s is not sentence) else None


def _excluded(sentence: Sentence, name: Name) -> bool:
    """Whether a name is denied, the vendor's own, a reader's account, or a way to refuse."""
    here = Mention(name.first, name.last, "name")
    first, _ = sentence.part(here)
    ahead = any(first <= n.first and 0 <= here.first - n.last <= _DENIAL_BEFORE for n in sentence.negations)
    if ahead or denied(sentence, "recipient_name.evidence") or is_own(sentence.document, name):
        return True
    if any(m.first == name.last for m in sentence.all("recipient_name.epithet")):
        return True
    if sentence.before(here, "recipient_name.source", "recipient_name.own_products", within=6):
        return True
    if sentence.near(here, "recipient_name.unrelated", within=8):
        return True
    if name.kind == "social" and sentence.has("recipient_name.with_us"):
        return True
    if not sentence.has("common.you"):
        return False
    if sentence.near(here, "recipient_name.connect", within=10):
        return True
    choice = sentence.near(here, "recipient_name.choice", within=9)
    return choice is not None and not sentence.has("common.we")
