"""Where to turn with questions about privacy: in a sentence that invites, or in a block of contact details."""

from bisect import bisect_left
from collections.abc import Iterator

from policycompare.extraction.clauses import Span
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.contacts import address_in, emails, phones, postcode

TOPIC = "contact"
TRIGGERS: frozenset[str] = frozenset()  # an address line mentions nothing but itself

PRIVACY_MAILBOXES = ("privacy", "dpo", "gdpr", "avg", "fg", "dataprotection", "data-protection", "datenschutz")
_LINES = 10  # lines of a block of contact details
_SHORT = 14  # words of such a line
_ADDRESS = 30  # words of an address on one line
_ADDRESS_LINES = 4  # lines of an address above its postal code


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every privacy contact in a sentence, and in the lines right above that look like headings ("1012 AB Delft")."""
    yield from _stated(sentence)
    index = sentence.index - 1
    while index >= 0 and (heading := sentence.document.sentences[index]).is_heading:
        if any(word[0].isdigit() for word in heading.words) or "@" in heading.text:
            yield from _stated(heading)
        index -= 1


def _stated(sentence: Sentence) -> Iterator[Finding]:
    if "@" in sentence.text:
        yield from _emails(sentence)
    if sentence.has("contact.dpo") and not sentence.is_heading:
        yield from _officer(sentence)
    if sentence.has("contact.representative"):
        yield from _representative(sentence)
    if sentence.has("contact.form"):
        yield from _form(sentence)
    if any(word[0].isdigit() for word in sentence.words):
        yield from _representative_below(sentence)
        yield from _phones(sentence)
        yield from _post(sentence)


def _emails(sentence: Sentence) -> Iterator[Finding]:
    for address, span in emails(sentence):
        mailbox = address.partition("@")[0].casefold()
        if sentence.has("authority.local", "authority.name", "right.child"):
            continue
        if _is_for_privacy(sentence) or mailbox.startswith(PRIVACY_MAILBOXES):
            yield sentence.finding(
                TOPIC,
                "email",
                *_words(sentence),
                _tokens(sentence, span),
                span=_with_invitation(sentence),
                channel="email",
                value=address,
            )
        if (owner := _owner(sentence)) is not None and _names_officer(sentence) is None:
            channel = "data_protection_officer" if owner == "contact.dpo" else "eu_representative"
            yield sentence.finding(
                TOPIC, "of_the_line_above", *_words(sentence), _tokens(sentence, span), channel=channel, value=address
            )


def _is_for_privacy(sentence: Sentence) -> bool:
    """Whether a sentence invites questions about privacy, or is a line of a block that does."""
    if sentence.has("contact.other") and not sentence.has("contact.questions"):
        return False
    if sentence.has("contact.subject") and sentence.has("contact.invite", "contact.heading"):
        return True
    if sentence.has("contact.invite") and _answers(sentence):
        return True
    return _context(sentence) in ("contact", "identity")


def _answers(sentence: Sentence) -> bool:
    """Whether the sentence before asks about privacy: "Want to use your rights? Mail us at …"."""
    before = sentence.previous
    return before is not None and before.text.endswith("?") and before.has("contact.subject")


def _context(sentence: Sentence) -> str:
    """What a line stands under: "contact", "identity", "other", or "" for running text without any."""
    length = sentence.last - sentence.first
    prose = length > _ADDRESS or (length > _SHORT and sentence.text.endswith("."))
    if prose and not sentence.has("contact.invite"):
        return ""
    found = ""
    for line in _above(sentence):
        if line.has("right.complaint", "authority.name", "authority.local", "contact.representative"):
            return "other"
        label = line.is_heading or line.last - line.first <= _SHORT
        told = line.has("contact.when") and not line.has("contact.questions")
        invited = line.has("contact.invite") and line.has("contact.subject") and not told
        if invited or (label and line.has("contact.heading")):
            return "contact"
        if label and line.has("contact.identity"):
            found = "identity"
    return found


def _above(sentence: Sentence) -> Iterator[Sentence]:
    """The line itself, the lines above it, and the sentence or heading on top of them."""
    yield sentence
    for back in range(1, _LINES + 1):
        if sentence.index < back:
            return
        line = sentence.document.sentences[sentence.index - back]
        yield line
        labelled = ":" in line.words[:3] and line.last - line.first <= _ADDRESS  # "By e-mail: …", "Address: …"
        long = line.last - line.first > _SHORT and not labelled
        if long or (line.is_heading and line.has("contact.heading", "contact.identity")):
            return


def _owner(sentence: Sentence) -> str | None:
    """Whose contact a bare line is, where the line above names an officer or a representative."""
    if sentence.last - sentence.first > _SHORT:
        return None
    for back in range(1, 4):
        line = sentence.document.sentences[sentence.index - back] if sentence.index >= back else None
        if line is None or line.last - line.first > _SHORT:
            return None
        for concept in ("contact.dpo", "contact.representative"):
            if line.has(concept) and not line.negations:
                return concept
    return None


def _phones(sentence: Sentence) -> Iterator[Finding]:
    if sentence.has("contact.not_phone") and not sentence.has("contact.phone"):
        return
    for number, span in phones(sentence):
        bare = sentence.last - sentence.first <= _SHORT or sentence.has("contact.phone")
        asked = sentence.has("contact.invite") and sentence.has("contact.subject")
        if (bare and _context(sentence) == "contact") or (asked and sentence.has("contact.phone")):
            yield sentence.finding(
                TOPIC, "phone", sentence.one("contact.phone"), _tokens(sentence, span), channel="phone", value=number
            )
            return


def _post(sentence: Sentence) -> Iterator[Finding]:
    posted = sentence.has("contact.post") and sentence.last - sentence.first > 8
    code = postcode(sentence)
    if code is None and not (posted and _labelled_post(sentence)):
        return
    if sentence.has("contact.representative", "right.complaint", "authority.name", "authority.local"):
        return
    if _goes_on(sentence):
        return
    asked = sentence.has("contact.invite") and sentence.has("contact.subject") and not sentence.has("contact.when")
    if asked or _context(sentence) == "contact":
        span = _address(sentence)
        yield sentence.finding(
            TOPIC,
            "post",
            sentence.one("contact.post"),
            _tokens(sentence, code) if code else None,
            span=span,
            channel="post",
            value=address_in(sentence.document.text[slice(*span)]),
        )


def _goes_on(sentence: Sentence) -> bool:
    """Whether the next line holds the postal code: "Postbus 318" above "1180 AH Amstelveen"."""
    lines = sentence.document.sentences[sentence.index + 1 : sentence.index + 2]
    short = sentence.last - sentence.first <= 3
    return short and any(line.last - line.first <= 8 and postcode(line) for line in lines)


def _labelled_post(sentence: Sentence) -> bool:
    """ "By post: …", with the address behind it."""
    word = sentence.one("contact.post")
    return word is not None and word.first - sentence.first <= 2 and ":" in sentence.words


def _address(sentence: Sentence) -> Span:
    """The place of an address: the line of its postal code with the street and the name above it."""
    start = sentence.start
    for back in range(1, _ADDRESS_LINES + 1):
        line = sentence.document.sentences[sentence.index - back] if sentence.index >= back else None
        if line is None or line.last - line.first > 8 or line.text.endswith((":", "?")):
            break
        if "@" in line.text or "://" in line.text or (line.text.endswith(".") and line.last - line.first > 5):
            break
        if line.has("contact.heading", "contact.invite", "contact.phone") or sentence.last - sentence.first > 12:
            break
        start = line.start
    return _with_number(sentence.document.text, start), sentence.end


def _with_number(text: str, start: int) -> int:
    """The start of a line whose house number was taken for that of an item: "12 Elm Street"."""
    line = text.rfind("\n", 0, start) + 1
    return line if text[line:start].strip().isdigit() else start


def _form(sentence: Sentence) -> Iterator[Finding]:
    form, invite = sentence.one("contact.form"), sentence.one("contact.turn")
    if form is None or sentence.has("contact.when"):
        return
    if invite is None:
        if form.first == sentence.first and _is_address_label(sentence, form) and _context(sentence) == "contact":
            yield sentence.finding(TOPIC, "form", form, channel="form", value="")
        return
    if sentence.has("contact.other") or not sentence.near(invite, "contact.form", within=12):
        return
    if sentence.has("contact.subject") or _context(sentence) == "contact":
        yield sentence.finding(TOPIC, "form", form, invite, channel="form", value="")


def _is_address_label(sentence: Sentence, form: Mention) -> bool:
    """ "Web form: https://…": a label with nothing but an address behind it."""
    rest = sentence.document.text[sentence.document.tokens.ends[form.last - 1] : sentence.end]
    return rest.startswith(":") and rest.lstrip(": \u00a0[(<*_").startswith(("http", "www."))


def _officer(sentence: Sentence) -> Iterator[Finding]:
    """The officer, where the sentence says how to reach them; the address may stand in the lines below."""
    word = _names_officer(sentence)
    if word is None or sentence.negations:
        return
    found = emails(sentence)
    if found or sentence.has("contact.invite"):
        value = found[0][0] if found else ""
        yield sentence.finding(TOPIC, "officer", word, channel="data_protection_officer", value=value)


def _names_officer(sentence: Sentence) -> Mention | None:
    """The mention of an officer; "dpo" in front of an "@" is a mailbox."""
    text, ends = sentence.document.text, sentence.document.tokens.ends
    return next((m for m in sentence.all("contact.dpo") if not text.startswith("@", ends[m.last - 1])), None)


def _representative(sentence: Sentence) -> Iterator[Finding]:
    word = sentence.one("contact.representative")
    if word is None or sentence.negations:
        return
    following = sentence.following
    span = (sentence.start, following.end) if following and sentence.text.endswith(":") else None
    start, end = span or (sentence.start, sentence.end)
    value = sentence.document.text[start:end].partition(":")[2].strip(" _\n")
    yield sentence.finding(
        TOPIC, "representative", word, span=span, channel="eu_representative", value=" ".join(value.split())
    )


def _representative_below(sentence: Sentence) -> Iterator[Finding]:
    """The address in the line under "EU representative"."""
    above = sentence.document.sentences[sentence.index - 1] if sentence.index else None
    word = above.one("contact.representative") if above and above.is_heading and not above.negations else None
    if word and sentence.last - sentence.first <= _ADDRESS:
        value = " ".join(sentence.text.split())
        yield sentence.finding(TOPIC, "representative", word, channel="eu_representative", value=value)


def _tokens(sentence: Sentence, span: Span) -> Mention:
    """The words at a place in the text, to be shown as what made the rule fire."""
    starts = sentence.document.tokens.starts
    first, last = (bisect_left(starts, place, sentence.first, sentence.last) for place in span)
    return Mention(first, last, "contact.value")


def _with_invitation(sentence: Sentence) -> Span | None:
    """The place of a line with what introduces it: "For questions about privacy, write to:"."""
    before = sentence.document.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.is_heading or not before.text.endswith(":") or sentence.last - sentence.first > _SHORT:
        return None
    return (before.start, sentence.end) if before.has("contact.invite") else None


def _words(sentence: Sentence) -> list[Mention | None]:
    """The words that invite, here or in the sentence that asks or introduces: the more, the clearer the quote."""
    text, ends = sentence.document.text, sentence.document.tokens.ends
    subjects = [m for m in sentence.all("contact.subject") if not text.startswith("@", ends[m.last - 1])]
    before = sentence.previous
    asked = before is not None and before.text.endswith(("?", ":"))
    if not subjects and before is not None and asked:
        subjects = before.all("contact.subject")
    return [sentence.one("contact.invite"), subjects[0] if subjects else None, sentence.one("contact.questions")]
