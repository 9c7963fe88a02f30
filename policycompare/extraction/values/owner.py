"""The firm or person that runs the service, found once for a document.

No single sentence form tells it: "X B.V. is responsible", "This policy explains the practices of X, Inc.",
"At X (“we”)", a line with a name under "Contact". Every name gets points for the forms that it stands in; the
name with the most points is the owner, if it has enough.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

import regex

from policycompare.extraction.grammar import Document, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.tokens import fold
from policycompare.extraction.values.names import Name, has_service, names, runs, spelling
from policycompare.extraction.values.places import places

_ENOUGH = 5  # points below which a name is not taken for the owner
_EARLY = 40  # sentences in which a policy says whose it is
_LINE = 8  # words of a line that may be an address's
_OPENING = 8  # sentences of the opening, which speaks of nobody but the owner
_BRACKETED = 25  # words of an address or a short name between the subject and its verb
_OFTEN = 4  # times that a policy writes its owner's name
_NEAR = 6  # words between a name and what is said of it
_SITE = regex.compile(r"(?:://(?:www\.)?|\bwww\.)([\p{L}\p{N}\-]+)\.")
_MAIL = regex.compile(r"@([\p{L}\p{N}\-]+)\.")
_ALIAS = regex.compile(r"[®™]?,? ?\((?:[^()\"“'‘]{0,40})[\"“'‘„”]")
_NUMBER = regex.compile(r" \d")
_SAID = {
    "owner.responsible": 5,
    "owner.runs": 5,
    "owner.run_by": 6,
    "owner.provided_by": 6,
    "owner.trades": 6,
    "owner.we_are": 5,
    "owner.located": 4,
    "owner.care": 3,
}
_ANYWHERE = frozenset(("owner.responsible", "owner.trades"))  # forms that count also far into a text
_EARLY_FORMS = frozenset(_SAID) | {"owner.policy"}


@dataclass(frozen=True)
class Owner:
    """The owner's name where its sentence writes it, with the rule and the words that showed it."""

    name: Name
    sentence: Sentence
    rule: str
    words: tuple[Mention, ...]
    points: int

    @cached_property
    def statement(self) -> Sentence | None:
        """Its sentence, or the first one behind it that is no heading."""
        sentences = self.sentence.document.sentences
        return next((s for s in islice(sentences, self.sentence.index, None) if not s.is_heading), None)


@lru_cache(maxsize=2)
def owner(document: Document) -> Owner | None:
    """The owner of a document's policy; None where no name has enough points."""
    domains = _mails(document) | _sites(document)
    found = [c for sentence in document.sentences for c in _candidates(sentence, domains)]
    best = max(found, key=_rank, default=None)
    if best is None or best.points < _ENOUGH:
        return None
    fuller = [c for c in found if c.name.legal and c.points >= _ENOUGH - 1 and c.name.words[:1] == best.name.words[:1]]
    if fuller and not best.name.legal:
        best = max(fuller, key=lambda c: c.points)
    plainest = [c for c in found if c.rule == "responsible" and c.name.text == best.name.text]
    return plainest[0] if plainest else best


def _rank(candidate: Owner) -> tuple[int, bool, int]:
    """By points; of equals the one whose name the policy keeps writing, then the first."""
    often = candidate.sentence.document.text.count(candidate.name.text) >= _OFTEN
    return candidate.points, often, -candidate.sentence.index


def is_own(document: Document, name: Name) -> bool:
    """Whether a name is the owner's own, its product's (by the domain of its addresses) or a part of it."""
    squashed = "".join(name.words)
    domains = _mails(document) if name.known else _mails(document) | _sites(document)
    if any(squashed.startswith(domain) for domain in domains if len(domain) > 3):
        return True
    known = owner(document)
    if known is None:
        return False
    return any(_starts(own, name) or _starts(name, own) for own in (known.name, *_told_with(known)))


def _told_with(known: Owner) -> list[Name]:
    """The other names of the owner's sentence: its trade names, its products, its subsidiaries."""
    return [] if known.name.known else [name for name in names(known.sentence) if not name.known]


def _starts(whole: Name, part: Name) -> bool:
    return bool(part.words) and whole.words[: len(part.words)] == part.words


@lru_cache(maxsize=2)
def _mails(document: Document) -> frozenset[str]:
    """The domains of the mail addresses in a document: mostly the vendor's own."""
    return frozenset(fold(m.group(1)).replace("-", "") for m in _MAIL.finditer(document.text))


@lru_cache(maxsize=2)
def _sites(document: Document) -> frozenset[str]:
    """The domain that a document links to most: mostly the vendor's own. One link shows nothing."""
    counts = Counter(fold(m.group(1)).replace("-", "") for m in _SITE.finditer(document.text))
    return frozenset(site for site, count in counts.most_common(1) if count > 1)


def _candidates(sentence: Sentence, domains: frozenset[str]) -> Iterator[Owner]:
    early = sentence.index < _EARLY
    if not _may_show(sentence, early):
        return
    for name in runs(sentence):
        if _is_other(sentence, name):
            continue
        shown = max(_shown(sentence, name, early), key=lambda f: f[0], default=None)
        if shown is None:
            continue
        points, rule, words = shown
        squashed = "".join(name.words)
        own = any(len(d) > 3 and (d in squashed or squashed in d) for d in domains)
        points += (
            2 * name.legal
            + early
            + (sentence.index < _OPENING)
            + 2 * own
            - name.text.islower()  # a site's address rather than a name
            + 2 * (rule != "alias" and _has_alias(sentence, name))
            - 3 * (not own and has_service(sentence))
        )
        yield Owner(name, sentence, rule, words, points)


def _may_show(sentence: Sentence, early: bool) -> bool:
    """Whether it is worth looking for names: most sentences say nothing of an owner."""
    if not (_EARLY_FORMS if early else _ANYWHERE).isdisjoint(sentence.mentions.concepts):
        return True
    if early and sentence.document.text.find("(", sentence.start, sentence.end) >= 0:
        return True
    line = early or sentence.last - sentence.first <= _LINE
    return line and sentence.heading is not None and sentence.heading.has("owner.responsible", "owner.place_heading")


def _is_other(sentence: Sentence, name: Name) -> bool:
    """Whether a run of capitals is a first word, a place or a street rather than a name."""
    if name.legal:
        return False
    if name.plain and not _is_proper(sentence, name):
        return True
    place = any(p.first <= name.first and name.last <= p.last for p in places(sentence))
    text = sentence.document.text
    return place or text[name.start - 2 : name.start - 1].isdigit() or _NUMBER.match(text, name.end) is not None


def _has_alias(sentence: Sentence, name: Name) -> bool:
    """Whether the policy says what it will call it: "(“we”)"."""
    return _ALIAS.match(sentence.document.text, name.end, sentence.end) is not None


def _is_proper(sentence: Sentence, name: Name) -> bool:
    """Whether a single word is a name: "Reedbed (“we”)", or a word that has its capital everywhere."""
    if _has_alias(sentence, name):
        return True
    word, written = name.words[0], spelling(sentence.document)
    return word in written.mid and word not in written.common


def _shown(sentence: Sentence, name: Name, early: bool) -> Iterator[tuple[int, str, tuple[Mention, ...]]]:
    """The forms that a name stands in: points, rule and words."""
    here = Mention(name.first, name.last, "name")
    for concept, points in _SAID.items():
        word = _said(sentence, here, concept)
        if word and (early or concept in _ANYWHERE) and not (sentence.negated(word) or _of_others(sentence, here)):
            yield points, concept.removeprefix("owner."), (word,)
    policy = sentence.one("owner.policy") if early and not sentence.foreign else None
    if policy and (sentence.is_heading or sentence.after(policy, "owner.policy_of", within=20)):
        yield 3 if sentence.is_heading else 4, "policy_of", (policy,)
    if early and _has_alias(sentence, name):
        yield 4, "alias", (here,)
    if _is_line(sentence, name) and sentence.heading is not None:
        if head := sentence.heading.one("owner.responsible"):
            yield 5, "address", (head,)
        elif name.legal and (head := sentence.heading.one("owner.place_heading")):
            yield 3, "address", (head,)


def _said(sentence: Sentence, here: Mention, concept: str) -> Mention | None:
    """What is said of a name: "operates" and "registered at" stand behind it, "operated by" in front, the rest
    on either side."""
    if concept in ("owner.runs", "owner.trades", "owner.located"):
        return sentence.after(here, concept, within=1 if concept == "owner.trades" else _NEAR)
    if concept == "owner.responsible" and here.first == sentence.first:
        return sentence.after(here, concept, within=_BRACKETED)
    if concept == "owner.we_are":
        return sentence.before(here, concept, within=0)
    if concept == "owner.provided_by" and sentence.index >= _OPENING:
        return None  # further on it is said of suppliers
    if concept in ("owner.run_by", "owner.provided_by"):
        return sentence.before(here, concept, within=_NEAR)
    return sentence.near(here, concept, within=_NEAR)


def _of_others(sentence: Sentence, here: Mention) -> bool:
    return sentence.near(here, "owner.others", within=3) is not None


def _is_line(sentence: Sentence, name: Name) -> bool:
    """Whether a name is the first of a short line, as in an address."""
    return name.start == sentence.start and sentence.last - name.last <= _LINE
