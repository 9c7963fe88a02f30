"""The age below which the service is not meant for anyone, or no data is knowingly collected."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "children"
TRIGGERS: frozenset[str] = frozenset({"children.age", "children.least", "children.minors"})

AGES = {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18} | {
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "achttien": 18,
    "minors": 18,  # where nothing else is said: the age of majority in all of the EEA and the United Kingdom
    "minderjarigen": 18,
}


def find(sentence: Sentence) -> Iterator[Finding]:
    """One age in a sentence: the first that it bars, else the first that it demands."""
    if barred := _barred(sentence):
        yield _finding(sentence, "barred", *barred)
    elif discovered := _discovered(sentence):
        yield _finding(sentence, "discovered", *discovered)
    elif demanded := _demanded(sentence):
        yield _finding(sentence, "demanded", *demanded)
    elif minors := _minors(sentence):
        yield _finding(sentence, "minors", *minors, weak=True)


def _barred(sentence: Sentence) -> tuple[Mention, Mention] | None:
    """ "Not directed to", "do not knowingly collect from" anyone under an age."""
    for age in sentence.all("children.age"):
        for verb in sentence.all("children.meant"):
            denied = any(abs(n.first - verb.first) <= 12 for n in sentence.negations)
            if denied and sentence.has("children.person"):
                return age, verb
    return None


def _discovered(sentence: Sentence) -> tuple[Mention, Mention] | None:
    """ "If we learn that we have collected data from a child under …, we will delete it"."""
    age, word = sentence.one("children.age"), sentence.one("children.discovered")
    if age is None or word is None or not sentence.has("right.delete") or not sentence.has("children.person"):
        return None
    return age, word


def _demanded(sentence: Sentence) -> tuple[Mention, Mention] | None:
    """ "You must be at least" an age, "only for those of … and older"."""
    age = sentence.one("children.least")
    word = sentence.near(age, "children.required", within=10) if age else None
    return (age, word) if age and word else None


def _minors(sentence: Sentence) -> tuple[Mention, Mention] | None:
    """ "Not intended for minors", with no age in the sentence and no word on parents who may allow it."""
    minors = sentence.one("children.minors")
    if minors is None or sentence.has("children.age", "children.least", "common.consent", "common.unless"):
        return None
    verb = sentence.before(minors, "children.meant", within=4)
    denial = sentence.before(verb, "common.negation", within=4) if verb else None
    return (minors, verb) if verb and denial in sentence.negations else None


def _finding(sentence: Sentence, rule: str, age: Mention, word: Mention, *, weak: bool = False) -> Finding:
    return sentence.finding(TOPIC, rule, word, age, weak=weak, minimum_age=_years(sentence, age))


def _years(sentence: Sentence, age: Mention) -> int:
    words = sentence.document.tokens.words[age.first : age.last]
    return next(AGES.get(w) or int(w) for w in words if w in AGES or w.isdigit())
