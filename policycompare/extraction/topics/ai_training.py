"""AI training: whether models are trained on personal data or customer content, by the vendor or its providers."""

from collections.abc import Iterator

from policycompare.extraction.disclosure import consented, without_consent
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "ai_training"
TRIGGERS: frozenset[str] = frozenset({"ai_training.train"})


def find(sentence: Sentence) -> Iterator[Finding]:
    """Whether data trains models: denied, with consent, or done. Better models without a word of training are none."""
    train = sentence.one("ai_training.train")
    firm = sentence.one("ai_training.firm")
    if train is None or firm is None or sentence.after(firm, "ai_training.people", within=1):
        return
    no = sentence.one("ai_training.excluded") or _denial(sentence, train)
    without = without_consent(sentence, train)
    choice = without or sentence.one("ai_training.choice") or consented(sentence)
    if choice and (without or not no or sentence.has("sharing.unless")):
        yield sentence.finding(TOPIC, "with_consent", train, choice, stance="with_consent")
    elif no:
        yield sentence.finding(TOPIC, "denied", train, no, stance="denies")
    elif sentence.has("common.data", "common.personal_data", "sharing.it", "ai_training.content") and not sentence.has(
        "common.anonymous"
    ):
        yield sentence.finding(TOPIC, "used", train, stance="uses")


def _denial(sentence: Sentence, train: Mention) -> Mention | None:
    """The denial in the same grammatical clause, however far: what is not used for training may be a long list."""
    first, last = sentence.part(train)
    return next((n for n in sentence.negations if first <= n.first < last), None)
