"""The time within which the vendor acts: on a request, an opt-out, a breach, a complaint, or ahead of a change."""

from collections.abc import Callable, Iterator
from typing import Any

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.durations import Duration, durations

TOPIC = "deadline"
TRIGGERS: frozenset[str] = frozenset(
    {
        "deadline.respond",
        "deadline.erase",
        "deadline.breach",
        "deadline.change",
        "deadline.opt_out",
        "deadline.complaint",
    }
)

type Reading = Callable[[Sentence, Mention], tuple[Mention, ...] | None]

ACT_WITHIN = 25  # words between an act and its term
EXTENSION_WITHIN = 7  # words between a term and what makes it longer: "may be extended by two months"
SINCE_WITHIN = 6  # words between "30 days after" and "your request"
LONGEST = 366  # days; what takes longer is no answer to a request
CONTEXT_REACH = 3  # sentences back that may name the request that is answered


def find(sentence: Sentence) -> Iterator[Finding]:
    for duration in durations(sentence):
        term = Mention(duration.first, duration.last, "duration")
        if _is_extension(sentence, term) or _is_waited_for(sentence, term):
            continue
        for action, (read, limited) in READINGS.items():
            if limited and not _is_limit(sentence, duration, term):
                continue
            words = read(sentence, term)
            if words is not None:
                yield sentence.finding(TOPIC, action, *words, term, action=action, **_term(duration))
                break


def _term(duration: Duration) -> dict[str, Any]:
    fields: dict[str, Any] = {"period": duration.iso}
    if duration.business_days:
        fields["business_days"] = True
    if duration.bound:
        fields["bound"] = duration.bound
    return fields


def _is_limit(sentence: Sentence, duration: Duration, term: Mention) -> bool:
    """Whether something happens within the term: "within 30 days", "in 30 days", "30 days of your request"."""
    if sentence.before(term, "deadline.afterwards", within=1) is not None or duration.days > LONGEST:
        return False
    if duration.bound == "at_most" or sentence.before(term, "deadline.inside", within=0) is not None:
        return True
    since = sentence.after(term, "deadline.since", within=0)
    return since is not None and sentence.after(since, "deadline.request", within=SINCE_WITHIN) is not None


def _is_extension(sentence: Sentence, term: Mention) -> bool:
    """Whether it makes another term longer: "may be extended by two months", not "one month, which may be extended"."""
    extension = sentence.near(term, "deadline.extension", within=EXTENSION_WITHIN)
    return extension is not None and "," not in sentence.document.tokens.words[term.last : extension.first]


def _is_waited_for(sentence: Sentence, term: Mention) -> bool:
    """Whether it is the reader who waits: "if we do not answer within 30 days, you may complain"."""
    waiting = sentence.before(term, "deadline.waiting")
    if waiting is None:
        return False
    between = sentence.document.tokens.words[waiting.last : term.first]
    return "," not in between and not any(waiting.last <= we.first < term.first for we in sentence.all("common.we"))


def _breach(sentence: Sentence, term: Mention) -> tuple[Mention, ...] | None:
    return _both(sentence, term, "deadline.notify", "deadline.breach")


def _change(sentence: Sentence, term: Mention) -> tuple[Mention, ...] | None:
    earlier = sentence.previous
    named = sentence.has_around("deadline.policy") or (earlier is not None and earlier.has("deadline.policy"))
    if not named or sentence.has("deadline.subprocessor", "deadline.request"):
        return None
    return _both(sentence, term, "deadline.notice", "deadline.change")


def _complaint(sentence: Sentence, term: Mention) -> tuple[Mention, ...] | None:
    return _both(sentence, term, "deadline.respond", "deadline.complaint")


def _erasure(sentence: Sentence, term: Mention) -> tuple[Mention, ...] | None:
    erasing = sentence.near(term, "deadline.erasing", within=ACT_WITHIN)
    answered = erasing is not None and _both(sentence, term, "deadline.respond", "deadline.erasing")
    if answered and not sentence.has("deadline.other_right"):
        return answered
    erase = sentence.near(term, "deadline.erase", within=ACT_WITHIN)
    respond = sentence.near(term, "deadline.respond", within=ACT_WITHIN)
    request = sentence.one("deadline.erase_request")
    if erase is None or request is None or sentence.negated(erase):
        return None
    if respond is not None and _words_between(respond, term) < _words_between(erase, term):
        return None
    return erase, request


def _opt_out(sentence: Sentence, term: Mention) -> tuple[Mention, ...] | None:
    if sentence.has("deadline.rights_context"):
        return None
    return _both(sentence, term, "deadline.respond", "deadline.opt_out") or _both(
        sentence, term, "deadline.erase", "deadline.opt_out"
    )


def _request(sentence: Sentence, term: Mention) -> tuple[Mention, ...] | None:
    """An answer to a request, or an answer where the sentences before or the heading speak of rights."""
    respond = sentence.near(term, "deadline.respond", within=ACT_WITHIN)
    other = sentence.near(term, "deadline.keep", "deadline.erase", within=ACT_WITHIN)
    if respond is None or (other is not None and _words_between(other, term) < _words_between(respond, term)):
        return None
    request = sentence.one("deadline.request")
    if request is not None:
        return respond, request
    return (respond,) if _is_about_rights(sentence) else None


def _both(sentence: Sentence, term: Mention, act: str, matter: str) -> tuple[Mention, ...] | None:
    """An act near the term, and what it is about anywhere in the sentence."""
    verb, about = sentence.near(term, act, within=ACT_WITHIN), sentence.one(matter)
    return (verb, about) if verb is not None and about is not None else None


def _is_about_rights(sentence: Sentence) -> bool:
    if sentence.has_around("deadline.rights_context"):
        return True
    earlier = sentence.previous
    for _ in range(CONTEXT_REACH):
        if earlier is None:
            return False
        if earlier.has("deadline.rights_context", "deadline.request"):
            return True
        earlier = earlier.previous
    return False


def _words_between(one: Mention, other: Mention) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


READINGS: dict[str, tuple[Reading, bool]] = {
    "breach_notification": (_breach, True),
    "complaint_response": (_complaint, True),
    "erasure_request": (_erasure, True),
    "marketing_opt_out": (_opt_out, True),
    "change_notice": (_change, False),
    "rights_request": (_request, True),
}
"""For each action how it is read, and whether only a limit ("within …") counts; the first that fits is taken."""
