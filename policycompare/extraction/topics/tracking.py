"""Cookies, beacons and other ways to follow people: which kinds a policy says are in use.

A kind is found by its name ("analytical cookies"), by a tool of that kind ("we use Matomo"), or by a cookie
with an aim ("cookies to remember your settings"). What cookies are in general and how to refuse them says
nothing about use.
"""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.introductions import denied
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.names import names
from policycompare.extraction.values.owner import is_own

TOPIC = "tracking"
TRIGGERS = frozenset(
    (
        "tracking.cookie",
        "tracking.functional",
        "tracking.analytics",
        "tracking.analytics_tool",
        "tracking.advertising",
        "tracking.third_party",
        "tracking.web_beacons",
        "tracking.message",
        "tracking.device_location",
        "tracking.precise_location",
        "tracking.do_not_track",
    )
)

_NAMED = {
    "tracking.functional": "functional_cookies",
    "tracking.analytics": "analytics_cookies",
    "tracking.advertising": "advertising_cookies",
    "tracking.third_party": "third_party_cookies",
    "tracking.web_beacons": "web_beacons",
}
_AIMED = {
    "tracking.functional_aim": "functional_cookies",
    "tracking.analytics_aim": "analytics_cookies",
}

_NEAR = 8  # words between the reader and what the reader may do
_DENIAL_BEFORE = 8  # words between a denial and the thing that it denies


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every practice of a sentence. Denied practices, mere definitions and ways to refuse give none."""
    yield from _do_not_track(sentence)
    yield from _email(sentence)
    yield from _location(sentence)
    if _instructs(sentence):
        return
    yield from _named(sentence)
    yield from _tools(sentence)
    yield from _aims(sentence)


def _instructs(sentence: Sentence) -> bool:
    """Whether it only tells how to refuse, or speaks of other sites."""
    choice = sentence.one("tracking.foreign_choice")
    if sentence.has("common.foreign") and not sentence.has("common.we", "tracking.cookie"):
        return True
    if (site := sentence.one("tracking.other_sites")) and sentence.after(site, "tracking.uses", within=3):
        return True
    if choice is None or sentence.has("common.we"):
        return False
    return sentence.before(choice, "common.you", within=_NEAR) is not None


def _used(sentence: Sentence, mention: Mention) -> bool:
    chosen = sentence.actor(mention) == "you" and sentence.has("tracking.foreign_choice")
    return not _denied(sentence, mention) and not chosen and not sentence.has("tracking.customers")


def _denied(sentence: Sentence, mention: Mention) -> bool:
    """Whether a thing is denied: "no tracking cookies", "trackingcookies plaatsen wij niet".

    A second denial does not cancel it: "no tracking cookies without your consent" says that there are none by
    default; and a denial behind belongs to the next thing, unless it is Dutch "niet".
    """
    if denied(sentence, "tracking.uses"):
        return True
    first, last = sentence.part(mention)
    words = sentence.document.tokens.words
    for denial in sentence.negations:
        if first <= denial.first < mention.last and mention.first - denial.last <= _DENIAL_BEFORE:
            return True
        if mention.last <= denial.first < last and words[denial.first] in ("niet", "nooit"):
            return denial.first - mention.last <= _DENIAL_BEFORE
    return False


def _named(sentence: Sentence) -> Iterator[Finding]:
    for concept, practice in _NAMED.items():
        for mention in sentence.all(concept):
            if _used(sentence, mention) and _in_use(sentence) and not _in_name(sentence, mention):
                verb, cookie = sentence.near(mention, "tracking.uses", within=15), sentence.one("tracking.cookie")
                refers = sentence.has("tracking.refers")
                yield sentence.finding(TOPIC, "named", mention, verb, cookie, weak=refers, practice=practice)
                break


def _in_name(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words are part of an address, "https://example.org/opt-out/tailored-ads", or of a firm's name."""
    start, end = sentence.span_of(mention.first, mention.last)
    text = sentence.document.text
    if text[max(start - 1, 0)] in "/-=?&#" or text[end : end + 1] in ("/", "="):
        return True
    if not text[start].isupper():
        return False
    inside = (name for name in names(sentence) if name.first <= mention.first < name.last)
    return any(name.legal or is_own(sentence.document, name) for name in inside)


def _in_use(sentence: Sentence) -> bool:
    """Whether a kind is said to be in use: by a verb, or by a heading or a sentence before it on cookies."""
    context = [s for s in (*sentence.around(), sentence.previous) if s is not None and s is not sentence]
    return sentence.has("tracking.uses") or any(s.has("tracking.cookie") for s in context)


def _tools(sentence: Sentence) -> Iterator[Finding]:
    tool = sentence.one("tracking.analytics_tool")
    if tool and _used(sentence, tool) and _in_use(sentence):
        verb, aim = sentence.near(tool, "tracking.uses", within=15), sentence.one("tracking.analytics_aim")
        yield sentence.finding(TOPIC, "tool", tool, verb, aim, practice="analytics_cookies")


def _aims(sentence: Sentence) -> Iterator[Finding]:
    cookie = sentence.one("tracking.cookie")
    if cookie is None or _denied(sentence, cookie) or not sentence.has("tracking.uses"):
        return
    if sentence.has("tracking.refers", "tracking.customers", "tracking.foreign_choice"):
        return
    if sentence.has("tracking.meaning") and not sentence.has("common.we"):
        return
    for concept, practice in _AIMED.items():
        aim = sentence.near(cookie, concept, within=25)
        if aim and aim.first >= cookie.last and not sentence.negated(aim):
            yield sentence.finding(TOPIC, "aim", cookie, aim, practice=practice)
    advert = sentence.after(cookie, "tracking.advertising_aim", within=40)
    if advert and not sentence.negated(advert) and sentence.near(advert, "tracking.serve"):
        yield sentence.finding(TOPIC, "aim", cookie, advert, practice="advertising_cookies")


def _email(sentence: Sentence) -> Iterator[Finding]:
    if sentence.has("tracking.unsubscribe"):
        return
    for message in sentence.all("tracking.message"):
        if _is_address(sentence, message):
            continue
        opened = sentence.near(message, "tracking.opened", within=18)
        observe = sentence.near(opened, "tracking.observe", within=12) if opened else None
        if opened and observe and _used(sentence, observe):
            yield sentence.finding(TOPIC, "email", message, opened, observe, practice="email_tracking")
            return
        if (beacon := sentence.near(message, "tracking.web_beacons", within=12)) and _used(sentence, beacon):
            yield sentence.finding(TOPIC, "email", message, beacon, practice="email_tracking")
            return


def _is_address(sentence: Sentence, message: Mention) -> bool:
    """Whether "email" is the first half of "email address"."""
    words = sentence.document.tokens.words
    return message.last < len(words) and words[message.last].startswith("addres")


def _location(sentence: Sentence) -> Iterator[Finding]:
    device, act = sentence.one("tracking.device"), sentence.one("tracking.collects")
    if device is None or act is None:
        return
    for place in sentence.all("tracking.precise_location", "tracking.device_location"):
        inferred = place.concept == "tracking.device_location" and sentence.near(place, "tracking.from_ip", within=9)
        if not inferred and not _denied(sentence, place):
            yield sentence.finding(TOPIC, "location", place, device, act, practice="device_location")
            return


def _do_not_track(sentence: Sentence) -> Iterator[Finding]:
    signal = sentence.one("tracking.do_not_track")
    respond = sentence.near(signal, "tracking.respond", within=14) if signal else None
    if signal is None or respond is None or sentence.before(respond, "tracking.how", within=4):
        return
    practice = "do_not_track_ignored" if _refused(sentence, respond, signal) else "do_not_track_honored"
    yield sentence.finding(TOPIC, "do_not_track", signal, respond, practice=practice)


def _refused(sentence: Sentence, respond: Mention, signal: Mention) -> bool:
    """Whether the answer to the signal is denied; the "not" of "do not track" is no denial."""
    for denial in sentence.negations:
        if signal.first <= denial.first < signal.last:
            continue
        ahead, behind = respond.first - denial.last, denial.first - respond.last
        if 0 <= ahead <= 10 or (sentence.language == "nl" and 0 <= behind <= 3):
            return True
    return False
