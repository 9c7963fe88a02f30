"""Sale: whether personal data is sold, rented or traded, or handed over for commercial gain."""

from collections.abc import Iterator

from policycompare.extraction.disclosure import consented, denial, doer, inside, is_ours, without_consent
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "sale"
TRIGGERS: frozenset[str] = frozenset({"sale.sell", "sale.commercial"})


def find(sentence: Sentence) -> Iterator[Finding]:
    """Whether the vendor sells personal data, denies it, or does so with consent only."""
    if _is_sale(sentence):
        yield from _sold(sentence)
    yield from _commercial(sentence)


def _is_sale(sentence: Sentence) -> bool:
    """Whether the sentence may speak of selling everyone's data: not a definition, not a word on children."""
    return sentence.has("common.data", "sale.it") and not sentence.has("sharing.definition", "sharing.minors")


def _sold(sentence: Sentence) -> Iterator[Finding]:
    rights = sentence.one("sale.rights", "sharing.right_words")
    for verb in sentence.all("sale.sell"):
        if inside(sentence, verb, "sale.other_thing", "sharing.merger") or (rights and rights.first <= verb.first):
            continue
        if constitute := sentence.one("sale.constitute"):
            yield _constituted(sentence, verb, constitute)
        elif is_ours(sentence, verb):
            yield from _stated(sentence, verb)


def _constituted(sentence: Sentence, verb: Mention, constitute: Mention) -> Finding:
    """ "Some of these disclosures may be a sale under the law of your state", or may not."""
    no = sentence.one("sale.not_constitute") or denial(sentence, constitute)
    if no:
        return sentence.finding(TOPIC, "denied", verb, no, weak=True, stance="denies")
    return sentence.finding(TOPIC, "constituted", verb, constitute, weak=True, stance="sells")


def _stated(sentence: Sentence, verb: Mention) -> Iterator[Finding]:
    no = denial(sentence, verb)
    without = without_consent(sentence, verb)
    consent = without or (consented(sentence) if not no or sentence.has("sharing.unless") else None)
    if no and consent:
        yield sentence.finding(TOPIC, "with_consent", verb, no, consent, stance="with_consent")
    elif no:
        yield sentence.finding(TOPIC, "denied", verb, no, stance="denies")
    elif not _sells_data(sentence, verb):
        return
    elif consent:
        yield sentence.finding(TOPIC, "with_consent", verb, consent, stance="with_consent")
    else:
        yield sentence.finding(TOPIC, "sold", verb, weak=True, stance="sells")


def _sells_data(sentence: Sentence, verb: Mention) -> bool:
    """Whether it is plainly the vendor who sells, and data that it sells: nothing to be guessed at."""
    if inside(sentence, verb, "sale.noun") or sentence.has("common.anonymous", "sale.other_thing", "sharing.merger"):
        return False
    return doer(sentence, verb) == "we" and sentence.after(verb, "common.data", within=3) is not None


def _commercial(sentence: Sentence) -> Iterator[Finding]:
    """ "We never put your data at the disposal of third parties for commercial purposes"."""
    purpose = sentence.one("sale.commercial")
    if purpose is None or not sentence.has("sharing.third_parties"):
        return
    for verb in sentence.all("sharing.disclose", "sharing.give"):
        no = denial(sentence, verb)
        if not no or not sentence.has("common.data") or not is_ours(sentence, verb):
            continue
        if consent := without_consent(sentence, verb):
            yield sentence.finding(TOPIC, "with_consent", verb, no, consent, purpose, stance="with_consent")
        elif not sentence.has("sharing.unless"):
            yield sentence.finding(TOPIC, "commercial", verb, no, purpose, stance="denies")
