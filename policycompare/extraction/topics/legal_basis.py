"""The grounds on which data is processed: article 6 GDPR by its letter, by its words, or as a list of grounds."""

from collections.abc import Iterator

import regex

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.outline import above, table_head, with_label
from policycompare.extraction.patterns import matches

TOPIC = "legal_basis"

BASES = {
    "legal_basis.consent": "consent",
    "legal_basis.contract": "contract",
    "legal_basis.legal_obligation": "legal_obligation",
    "legal_basis.legitimate_interests": "legitimate_interests",
    "legal_basis.vital_interests": "vital_interests",
    "legal_basis.public_task": "public_task",
}
NEEDED = {"contract", "legal_obligation", "legitimate_interests", "vital_interests", "public_task"}
TRIGGERS = frozenset(BASES) | {"legal_basis.article", "legal_basis.contract_word"}

_LETTERS = {
    "a": "consent",
    "b": "contract",
    "c": "legal_obligation",
    "d": "vital_interests",
    "e": "public_task",
    "f": "legitimate_interests",
}
_AWAY = 6  # sentences between grounds and the words that announce them
_REFERENCE = 16  # words; a shorter sentence with an article is "(Art. 6(1)(b) GDPR)" and nothing else
_ARTICLE = regex.compile(
    r"\b(?:art(?:icle|ikel|\.)?s?\.?\s*)6(?!\d)"
    r"(?:[\s,.()§]|first|eerste|para(?:graph)?|lid|sub|onder|lit(?:era|t)?|letter|points?|section|sentence|paragraaf|alinea|aanhef|onderdeel|subpara(?:graph)?|sub-paragraph|and|en|or|of|&|1|I"
    r"|(?P<letter>(?<![\p{L}\p{N}])[a-f](?![\p{L}\p{N}]|\.\p{L}))|(?<=1)(?P<letter>[a-f])(?!\p{L}))+",
    regex.IGNORECASE,
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every ground that a sentence gives, each by the surest rule that sees it."""
    found = set()
    for rule in (_articles, _listed, _stated, _bracketed, _held, _needed, _based, _followed):
        for finding in rule(sentence):
            basis = finding.fields["basis"]
            if basis not in found:
                found.add(basis)
                yield finding


def _articles(sentence: Sentence) -> Iterator[Finding]:
    """ "Art. 6(1)(b) GDPR", "artikel 6 lid 1 sub f AVG"."""
    trigger = sentence.one("legal_basis.article")
    if trigger is None:
        return
    # A reference behind the full stop speaks of the sentence before it.
    whole = sentence.last - sentence.first > _REFERENCE or sentence.has("legal_basis.ground", "legal_basis.process")
    before = None if whole else sentence.previous
    span = (before.start, sentence.end) if before else None
    for match in matches(_ARTICLE, sentence):
        for letter in match.captures("letter"):
            yield sentence.finding(TOPIC, "article", trigger, span=span, basis=_LETTERS[letter.lower()])


def _listed(sentence: Sentence) -> Iterator[Finding]:
    """A ground in a list, a table or a text that is headed as the grounds of processing."""
    ground = _grounds_above(sentence)
    if ground is None:
        return
    concepts = dict(BASES)
    if sentence.block.kind != "paragraph" or sentence.has("legal_basis.necessity", "legal_basis.based_on"):
        concepts["legal_basis.contract_word"] = "contract"
    for mention in _grounds(sentence, concepts):
        weak = sentence.has("legal_basis.right") or sentence.text.endswith(":")
        span, basis = with_label(sentence), concepts[mention.concept]
        yield sentence.finding(TOPIC, "listed", mention, ground, weak=weak, span=span, basis=basis)


def _stated(sentence: Sentence) -> Iterator[Finding]:
    """ "The legal basis is the performance of our contract"."""
    ground = sentence.one("legal_basis.ground")
    if ground is None:
        return
    concepts = BASES | {"legal_basis.contract_word": "contract"}
    for mention in _grounds(sentence, concepts):
        weak = sentence.has("legal_basis.right") or sentence.text.endswith(":")
        yield sentence.finding(TOPIC, "stated", mention, ground, weak=weak, basis=concepts[mention.concept])


def _held(sentence: Sentence) -> Iterator[Finding]:
    """ "We have a legitimate interest in ...": an interest that is someone's own."""
    if sentence.foreign:
        return
    for mention in _grounds(sentence, {"legal_basis.legitimate_interests": ""}):
        held = sentence.near(mention, "legal_basis.interest_held", within=0)
        process = sentence.one("legal_basis.process")
        if held or process:
            weak = sentence.has("legal_basis.other_act", "legal_basis.right")
            yield sentence.finding(TOPIC, "held", mention, weak=weak, basis="legitimate_interests")


def _needed(sentence: Sentence) -> Iterator[Finding]:
    """ "We process your data where this is necessary to perform our contract"."""
    if sentence.has("legal_basis.other_act", "legal_basis.aside") or sentence.foreign:
        return
    process = sentence.one("legal_basis.process")
    if process is None:
        return
    for mention in _grounds(sentence, {c: b for c, b in BASES.items() if b in NEEDED}):
        needed = sentence.before(mention, "legal_basis.necessity", "legal_basis.based_on", within=6)
        needed = needed or sentence.near(mention, "legal_basis.necessity", within=4)
        if needed:
            weak = sentence.has("legal_basis.right")
            yield sentence.finding(TOPIC, "needed", mention, needed, weak=weak, basis=BASES[mention.concept])


def _based(sentence: Sentence) -> Iterator[Finding]:
    """ "We process your data with your consent"."""
    if sentence.has("legal_basis.other_act", "legal_basis.aside") or sentence.foreign:
        return
    process = sentence.one("legal_basis.process")
    if process is None:
        return
    weak = sentence.has("legal_basis.right")
    for mention in _grounds(sentence, {"legal_basis.consent": ""}):
        if based := sentence.near(mention, "legal_basis.based_on", within=3):
            yield sentence.finding(TOPIC, "based_on", mention, based, weak=weak, basis="consent")
    for mention in _grounds(sentence, {"legal_basis.contract": "", "legal_basis.contract_word": ""}):
        if based := sentence.before(mention, "legal_basis.on", within=2):
            yield sentence.finding(TOPIC, "based_on", mention, based, weak=weak, basis="contract")


def _bracketed(sentence: Sentence) -> Iterator[Finding]:
    """ "We keep you posted by e-mail (legitimate interest)": a ground in brackets behind what it is for."""
    if sentence.has("legal_basis.other_act", "legal_basis.aside", "legal_basis.term") or sentence.foreign:
        return  # "seven years (legal obligation)" says why data is kept
    text, tokens = sentence.document.text, sentence.document.tokens
    for mention in _grounds(sentence, BASES | {"legal_basis.contract_word": "contract"}):
        before = text[sentence.start : tokens.starts[mention.first]].rstrip()
        behind = text[tokens.ends[mention.last - 1] : sentence.end].lstrip()
        basis = BASES.get(mention.concept, "contract")
        if basis == "legal_obligation" and not sentence.has("legal_basis.process"):
            continue  # "the tax office (legal obligation)" is a recipient
        if before.endswith("(") and behind.startswith(")"):
            yield sentence.finding(TOPIC, "bracketed", mention, basis=basis)


def _followed(sentence: Sentence) -> Iterator[Finding]:
    """ "We need it to provide the service", a few sentences behind one that announces grounds."""
    if sentence.has("legal_basis.other_act", "legal_basis.right", "legal_basis.aside") or sentence.foreign:
        return
    ground = _ground_before(sentence)
    if ground is None or not sentence.has("legal_basis.process", "legal_basis.necessity", "legal_basis.based_on"):
        return
    concepts = dict(BASES)
    if sentence.has("legal_basis.necessity"):
        concepts["legal_basis.contract_word"] = "contract"
    for mention in _grounds(sentence, concepts):
        yield sentence.finding(TOPIC, "followed", mention, ground, basis=concepts[mention.concept])


def _ground_before(sentence: Sentence) -> Mention | None:
    """The words that announce grounds in one of the sentences before it under the same heading."""
    before = sentence.previous
    for _ in range(_AWAY):
        if before is None:
            return None
        if ground := before.one("legal_basis.ground"):
            return ground
        before = before.previous
    return None


def _grounds(sentence: Sentence, concepts: dict[str, str]) -> list[Mention]:
    others = sentence.all("legal_basis.no_contract")
    found = [m for m in sentence.all(*concepts) if not sentence.negated(m)]
    return [m for m in found if not any(m.first <= o.first < m.last for o in others)]


def _grounds_above(sentence: Sentence) -> Mention | None:
    """The words of a heading, an introduction or the head of a table that say that grounds follow. What stands
    under one ground ("Legitimate interests, such as:") lists what it covers and no grounds."""
    head = table_head(sentence)
    for over in ([head] if head else []) + list(above(sentence)):
        if ground := over.one("legal_basis.ground"):
            return ground
        if over.has(*BASES):
            return None
    return None
