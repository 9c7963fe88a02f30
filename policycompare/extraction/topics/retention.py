"""How long data is kept: which data, for which period, from when, and what happens then."""

from collections.abc import Iterator
from typing import Any

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.topics.retention_lists import is_cookie_entry, is_listed, label_of
from policycompare.extraction.topics.retention_statements import CLOSURES, Statement, statements
from policycompare.extraction.topics.retention_subject import subjects
from policycompare.extraction.topics.retention_tables import cell_of, row_of
from policycompare.extraction.values.periods import OPEN, Period, periods

TOPIC = "retention"
TRIGGERS: frozenset[str] = frozenset({"retention.keep", "retention.delete", "retention.unit", *OPEN})

CLOCKS = {
    "retention.trial_end": "trial_end",
    "retention.account_closure": "account_closure",
    "retention.contract_end": "contract_end",
    "retention.last_activity": "last_activity",
    "retention.request_handled": "request_handled",
    "retention.collection": "collection",
}
"""When the clock starts, the most telling first."""

ACT_WITHIN = 40  # words between an act and its period
CLOCK_WITHIN = 8  # words between a period and the event that it counts from
ROW_WORDS = 60  # words of a row that gives a period; longer ones list purposes and much else
REMAINS_WITHIN = 12  # words between "may" and "be retained"


def find(sentence: Sentence) -> Iterator[Finding]:
    found = statements(sentence)
    for statement in found:
        span = sentence.span_of(statement.first, statement.last) if len(found) > 1 else None
        for period in statement.periods:
            yield from _period_said(statement, period, span)
        if all(p.value == "legal_requirement" for p in statement.periods):
            yield from _end_of_account(statement)


def _period_said(statement: Statement, period: Period, span: tuple[int, int] | None) -> Iterator[Finding]:
    verb, cell = statement.verb(period), cell_of(statement.sentence, period)
    if cell is None and not period.fixed and row_of(statement.sentence, period.mention) is not None:
        return  # a legal basis or a purpose in another column
    if cell is not None and not (verb and cell.first <= verb.first < cell.last and verb.first < period.mention.first):
        verb = None
    if is_listed(statement, period, verb) or (cell is not None and verb is None):
        if period.value == "legal_requirement" and _is_reason_for_fixed(statement, period, verb):
            return
        if _is_vague(statement, period):
            return
        yield from _findings(statement, "listed", period, None, span)
        return
    if verb is None:
        return
    if _is_elsewhere(statement) or statement.is_yours(verb) or not _belongs(statement, period, verb):
        return
    if _is_vague(statement, period) or is_cookie_entry(statement.sentence):
        return
    if verb.concept == "retention.keep":
        if _is_kept(statement, period, verb):
            yield from _findings(statement, "kept_for" if period.fixed else "kept_as_long_as", period, verb, span)
    elif _is_deleted(statement, period, verb):
        yield from _findings(statement, "deleted_after" if period.fixed else "deleted_once", period, verb, span)


def _is_kept(statement: Statement, period: Period, verb: Mention) -> bool:
    """Whether the data is kept that long; "not kept longer than" says so, too."""
    if statement.denied(verb) and not statement.one("retention.longer"):
        return False
    if period.value == "legal_requirement":
        if _is_case_of_law(statement, period):
            return False
        own = period.mention.first <= verb.first < period.mention.last
        return not _is_reason_for_fixed(statement, period, verb) and (
            not own or statement.one("retention.apply") is not None
        )
    if period.value == "as_long_as_necessary" and _is_no_term(statement, period):
        return False
    if period.value == "until_withdrawn" and _is_exception_to_fixed(statement, period):
        return False
    return period.value not in ("indefinite", "as_long_as_necessary") or not _is_anonymous(statement, period)


def _is_no_term(statement: Statement, period: Period) -> bool:
    """Whether it grants a right, or owns up to keeping more than is needed: "we keep files longer than necessary"."""
    longer = any(m.first == period.mention.first for m in statement.all("retention.longer"))
    return statement.one("retention.entitled") is not None or (longer and not statement.sentence.negations)


def _is_exception_to_fixed(statement: Statement, period: Period) -> bool:
    """Whether a request only cuts a period short: "twelve months, unless you ask us to delete it sooner"."""
    unless = any(m.first == period.mention.first for m in statement.all("common.unless"))
    return unless and any(p.fixed for p in periods(statement.sentence))


def _is_case_of_law(statement: Statement, period: Period) -> bool:
    """Whether it says when, not how long: "a copy is kept where the law asks for it"."""
    case = statement.sentence.before(period.mention, "retention.special_case", within=4)
    if case is None or statement.one("retention.longer"):
        return False
    return not any(m.first <= case.first < m.last for m in statement.all("retention.as_long"))


def _is_reason_for_fixed(statement: Statement, period: Period, verb: Mention | None) -> bool:
    """Whether the law only explains a period: "seven years, as tax law requires", not "or longer if the law …"."""
    ahead = verb is not None and period.mention.first < verb.first and not _is_exception(statement, period)
    if ahead and any(p.fixed for p in periods(statement.sentence)):
        return True
    around = [*(statement.before.periods if statement.before else []), *statement.periods]
    if not any(p.fixed for p in around):
        return False
    return not any(-6 <= m.first - period.mention.first <= 6 for m in statement.all("retention.exception"))


def _is_exception(statement: Statement, period: Period) -> bool:
    """Whether it opens an exception: "unless the law requires us to keep it longer", "except data that the law …"."""
    place = period.mention
    unless = [m for m in statement.all("common.unless") if place.first - 4 <= m.last <= place.last]
    if not unless:
        return False
    apart = any(unless[0].last <= m.first < place.first for m in statement.all("retention.generic"))
    return apart or any(m.first > place.first for m in statement.all("retention.longer"))


def _is_anonymous(statement: Statement, period: Period) -> bool:
    """Whether what is kept is no personal data any more."""
    return any(m.first < period.mention.first for m in statement.all("common.anonymous"))


def _is_deleted(statement: Statement, period: Period, verb: Mention) -> bool:
    """Whether the data is deleted then, unasked: a term for requests is a deadline."""
    asked = statement.is_asked
    if period.value == "legal_requirement":  # "deletion may not be possible because of …"
        exempt = statement.one("common.unless") is not None and not any(
            verb.first == m.first for m in statement.all("retention.anonymize")
        )
        return not asked and (statement.denied(verb) or exempt or _is_term_of_law(statement, period))
    if statement.denied(verb):
        return False
    if period.fixed:
        return not asked or statement.closure() is not None
    if period.value == "until_withdrawn" and any(p.fixed for p in statement.periods):
        return False  # "within a month after you unsubscribe" is the start of the clock
    return not asked and period.value != "indefinite" and statement.one("retention.passive") is not None


def _is_term_of_law(statement: Statement, period: Period) -> bool:
    """Whether it is deleted when a legal term is over: "deleted after the statutory retention period"."""
    sentence, mention = statement.sentence, period.mention
    term = any(mention.first <= m.first < mention.last for m in statement.all("retention.noun"))
    return term and sentence.before(mention, "retention.after", within=4) is not None


def _belongs(statement: Statement, period: Period, verb: Mention) -> bool:
    """Whether the period is that of the act, and not that of another act between them: "we share as law requires"."""
    low, high = sorted((verb.first, period.mention.first))
    if high - low > ACT_WITHIN or ";" in statement.sentence.document.tokens.words[low:high]:
        return False
    if period.fixed:
        return True
    others = statement.all("retention.other_act")
    if verb.first > period.mention.first:
        return period.value != "legal_requirement" or not any(0 <= low - other.last < 12 for other in others)
    return not any(low < other.first < high for other in others)


def _is_vague(statement: Statement, period: Period) -> bool:
    """Whether it tells what a period depends on, or gives advice, or is one cell of a table about much else."""
    sentence = statement.sentence
    if period.fixed:
        return statement.one("retention.advice") is not None
    if (cell := cell_of(sentence, period)) is not None:
        return any(cell.first <= m.first < cell.last for m in statement.all("retention.criteria"))
    weighed = any(m.first < period.mention.first for m in statement.all("retention.criteria", "retention.advice"))
    intro = sentence.intro is not None and sentence.intro.has("retention.criteria")
    return weighed or intro or (sentence.block.kind == "row" and sentence.last - sentence.first > ROW_WORDS)


def _is_elsewhere(statement: Statement) -> bool:
    """Whether it is about what stays on the reader's own device."""
    return statement.one("retention.elsewhere") is not None and not statement.one("retention.cookies")


def _end_of_account(statement: Statement) -> Iterator[Finding]:
    """What becomes of data when the account is closed, where no period is said."""
    closure, sentence = statement.closure(), statement.sentence
    if closure is None or sentence.text.endswith(":") or not sentence.before(closure, "retention.after", within=4):
        return
    for verb in statement.verbs:
        if statement.denied(verb) or statement.is_yours(verb) or _is_elsewhere(statement):
            continue
        if verb.concept == "retention.delete":
            yield from _deleted_with_account(statement, verb, closure)
        elif statement.periods or closure.concept != "retention.account_closure":
            continue
        elif sentence.before(verb, "common.may", within=REMAINS_WITHIN):
            yield sentence.finding(
                TOPIC,
                "kept_after_closure",
                verb,
                closure,
                data="closed_account_data",
                period="indefinite",
                trigger="account_closure",
            )


def _deleted_with_account(statement: Statement, verb: Mention, closure: Mention) -> Iterator[Finding]:
    if statement.is_asked or not statement.one("retention.passive"):
        return
    yield statement.sentence.finding(
        TOPIC,
        "deleted_with_account",
        verb,
        closure,
        data=_of_the_account(statement, verb, closure),
        period="while_account_active",
        trigger=CLOCKS[closure.concept],
        **_action(statement),
    )


def _of_the_account(statement: Statement, verb: Mention, closure: Mention) -> str:
    """What goes with an account: its data, unless the text names all personal data or the content; with a contract,
    what the text names, else all personal data."""
    near = [
        m
        for m in statement.all("retention.personal_data", "retention.customer_content")
        if abs(m.first - verb.first) < 7
    ]
    if near:
        return near[0].concept.removeprefix("retention.")
    return "account_data" if closure.concept == "retention.account_closure" else "personal_data"


def _findings(
    statement: Statement, rule: str, period: Period, verb: Mention | None, span: tuple[int, int] | None
) -> Iterator[Finding]:
    listed = rule == "listed" or _follows_label(statement, period, verb)
    for subject in subjects(statement, period, listed=listed):
        if subject.guessed and statement.one("retention.cookie_table"):
            continue  # a cookie by its name
        fields: dict[str, Any] = {"data": subject.data, "period": period.value}
        if period.fixed:
            fields |= _clock(statement, period) | _bound(statement, period, verb)
        yield statement.sentence.finding(
            TOPIC,
            rule,
            *(verb, subject.mention, period.mention),
            weak=subject.guessed,
            span=_with_label(statement, period) or span,
            **fields,
            **_action(statement),
        )


def _follows_label(statement: Statement, period: Period, verb: Mention | None) -> bool:
    """Whether the act comes right behind a label that says for what: "Direct messages: stored until …"."""
    label = label_of(statement.sentence, period)
    if verb is None or label is None or label.sentence is not statement.sentence:
        return False
    named = [m for m in statement.all("retention.keep", "retention.delete") if m.first < label.last]
    return not named and 0 <= verb.first - label.last <= 2


def _with_label(statement: Statement, period: Period) -> tuple[int, int] | None:
    """The place of a label that is a sentence of its own together with the period's sentence."""
    label = label_of(statement.sentence, period)
    if label is None or label.sentence is statement.sentence:
        return None
    return label.sentence.start, statement.sentence.end


def _clock(statement: Statement, period: Period) -> dict[str, Any]:
    place = period.mention
    for concept, clock in CLOCKS.items():
        for start in statement.closures if concept in CLOSURES else statement.all(concept):
            if start.concept != concept:
                continue
            if start.last <= place.first or start.first - place.last <= CLOCK_WITHIN:
                return {"trigger": clock}
    return {}


def _bound(statement: Statement, period: Period, verb: Mention | None) -> dict[str, Any]:
    if period.bound == "at_least" and verb is not None and statement.one("common.negation"):
        return {"bound": "at_most"}  # "we never keep it longer than a week"
    return {"bound": period.bound} if period.bound else {}


def _action(statement: Statement) -> dict[str, Any]:
    """What happens in the end, where the statement or the words behind it say so."""
    if statement.one("retention.anonymize"):
        return {"action": "anonymized"}
    if any(v.concept == "retention.delete" and not statement.denied(v) for v in statement.verbs):
        return {"action": "deleted"}
    return {"action": "archived"} if statement.one("retention.archive") else {}
