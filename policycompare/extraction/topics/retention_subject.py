"""Which data a statement on retention is about: its object, its condition, its label, or what stands above it."""

from collections.abc import Iterator
from dataclasses import dataclass

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.topics.retention_lists import label_of
from policycompare.extraction.topics.retention_statements import CLOSURES, Statement
from policycompare.extraction.topics.retention_tables import cell_of, kept_in
from policycompare.extraction.values.data_categories import enumerated, is_place, mentioned, name_of
from policycompare.extraction.values.periods import Period

HEADING_WORDS = 4  # words of a heading that is a label: "7.1 Customers"
PLAN_WITHIN = 3  # words between a period and the plan that it holds for
PLANS = ("retention.free_account_data", "retention.trial_account_data", "retention.paid_account_data")
CASE_WITHIN = 4  # words between "when" and the retention period that is over
ANAPHORA_REACH = 2  # sentences back that "these data" may point to

LABELS = {
    "retention.label_contracts": "legal_records",
    "retention.label_applications": "applicant_data",
    "retention.label_billing": "billing_records",
    "retention.label_support": "support_communications",
    "retention.label_customers": "account_data",
}
"""What a noun stands for as a label of a period; in a sentence it may be anything ("as our contracts say")."""

WHOLE_LABELS = frozenset({"retention.label_applications", "retention.label_billing", "retention.label_support"})
"""Those that stand for it only as the whole label."""

_OF_THE_CLOSED = frozenset({"account_data", "customer_content", "closed_account_data"})
_WHILE_IT_LASTS = frozenset({"while_account_active", "until_withdrawn"})
_NOT_FROM_ABOVE = frozenset({"customer_content", "closed_account_data"})  # "Contents" heads a policy, too


@dataclass(frozen=True, slots=True)
class Subject:
    """A category of data and the words that name it, if any do; `guessed` where none do and it is no other."""

    data: str
    mention: Mention | None = None
    guessed: bool = False


def subjects(statement: Statement, period: Period | None, *, listed: bool = False) -> list[Subject]:
    """The categories that a period holds for: one or more."""
    if period is not None and (cell := cell_of(statement.sentence, period)) is not None:
        besides = [p.mention for p in statement.periods]
        return [Subject(name, mention) for name, mention in kept_in(cell, besides)]
    own = _own(statement, period)
    own = [] if all(s.data == "personal_data" for s in own) else own
    if _is_of_a_closed_account(statement, period, listed) and all(s.data in _OF_THE_CLOSED for s in own):
        return [Subject("closed_account_data", statement.closure())]
    if own:
        return own
    if found := _from_context(statement, period):
        return [found]
    if (trial := statement.one("retention.trial_end")) is not None:
        return [Subject("trial_account_data", trial)]
    if listed and _names_something(statement, period):
        return [Subject("legal_records" if _is_of_terms_of_law(statement) else "other")]
    special = _is_special_case(statement, period) or _is_about_something_else(statement, period)
    return [Subject("other", guessed=True) if special else Subject("personal_data")]


def _names_something(statement: Statement, period: Period | None) -> bool:
    """Whether words of a list that are no known category say what the period is for."""
    if statement.one("retention.personal_data"):
        return False
    return statement.sentence.block.kind == "row" or label_of(statement.sentence, period) is not None


def _is_of_terms_of_law(statement: Statement) -> bool:
    """Whether the list that it stands in is led in as one of terms that the law sets."""
    intro = statement.sentence.intro
    return intro is not None and intro.has("retention.law") and intro.has("retention.noun")


def _own(statement: Statement, period: Period | None) -> list[Subject]:
    """What the statement itself names in front of its period, or behind it where nothing stands in front."""
    sentence, first = statement.sentence, statement.first
    besides = [p.mention for p in statement.periods] + statement.starts
    at = period.mention.first if period else statement.last
    label = label_of(sentence, period)
    if label is not None:
        if named := mentioned(label.sentence, label.first, label.last, besides):
            return _named(label.sentence, named)
        for noun in label.sentence.all(*LABELS):
            whole = (noun.first, noun.last) == (label.first, label.last)
            if noun.last <= label.last and (whole or noun.concept not in WHOLE_LABELS):
                return [Subject(LABELS[noun.concept], noun)]
    until = min((p.mention.first for p in statement.periods if p.mention.first > at), default=statement.last)
    if period is not None and (plan := _plan_behind(sentence, period, until)) is not None:
        return [Subject(name_of(plan), plan)]
    if named := mentioned(sentence, first, at, besides):
        return _named(sentence, named)
    if any(m.first < at for m in statement.all("retention.generic")):
        backups = [m for m in mentioned(sentence, at, until, besides) if is_place(sentence, m)]
        return _named(sentence, [m for m in backups if m.concept == "retention.backups"])
    return _named(sentence, mentioned(sentence, at, statement.last, besides))


def _plan_behind(sentence: Sentence, period: Period, until: int) -> Mention | None:
    """The plan that a period holds for: "30 days on the free plan and one year on paid plans"."""
    plans = [m for m in sentence.all(*PLANS) if period.mention.last <= m.first < until]
    return plans[0] if plans and plans[0].first - period.mention.last <= PLAN_WITHIN else None


def _named(sentence: Sentence, mentions: list[Mention]) -> list[Subject]:
    return [Subject(name_of(m), m) for m in enumerated(sentence, mentions)]


def answers(statement: Statement) -> bool:
    """Whether it answers a question that puts the case: "Do you have an account? Then we keep …"."""
    sentence, earlier = statement.sentence, statement.sentence.previous
    asked = earlier is not None and earlier.block == sentence.block and earlier.text.endswith("?")
    return asked and any(m.first == sentence.first for m in sentence.all("retention.then"))


def _is_of_a_closed_account(statement: Statement, period: Period | None, listed: bool) -> bool:
    """Whether it speaks of what is left when an account is gone. In a list the label says what it is."""
    if listed:
        intro = statement.sentence.intro
        return intro is not None and intro.has("retention.account_closure", "retention.contract_end")
    earlier = statement.sentence.previous if answers(statement) else None
    if earlier is not None and earlier.has(*CLOSURES) and period is not None and period.fixed:
        return True  # "Do you close your account? Then we delete …"
    closure = statement.closure()
    if closure is None or (period is not None and period.value in _WHILE_IT_LASTS):
        return False
    verb = statement.verb(period)
    if closure.concept == "retention.account_closure" or (verb is not None and verb.concept == "retention.delete"):
        return True
    return period is not None and closure.first < min(p.mention.first for p in statement.periods)


def _from_context(statement: Statement, period: Period | None) -> Subject | None:
    if (
        period is not None
        and period.value == "until_withdrawn"
        and (word := statement.one("retention.marketing_data", "retention.unsubscribe"))
    ):
        return Subject("marketing_data", word)
    for named in _above(statement, period):
        distinct = {m.concept for m in named if m.concept != "retention.personal_data"}
        if len(distinct) == 1:
            return Subject(_name_above(*distinct))
    return None


def _name_above(concept: str) -> str:
    return LABELS.get(concept) or concept.removeprefix("retention.")


def _above(statement: Statement, period: Period | None) -> Iterator[list[Mention]]:
    """Categories named by the statement before, by what "these data" points to, by the list's introduction and
    by the headings: nearest first."""
    sentence = statement.sentence
    if statement.before is not None:
        yield mentioned(sentence, statement.before.first, statement.before.last, statement.starts)
    elif _points_back(statement, period):
        yield from _said_before(sentence)
    if sentence.intro is not None:
        yield mentioned(sentence.intro, sentence.intro.first, sentence.intro.last)
    heading = sentence.heading
    while heading is not None:
        yield [m for m in mentioned(heading, heading.first, heading.last) if _heads(heading, m)] or (
            heading.all("retention.label_customers") if heading.last - heading.first <= HEADING_WORDS else []
        )
        above = heading.heading
        if above is None or above.block.level >= heading.block.level or heading.has("retention.personal_data"):
            return  # of two plain headings with no text between, the first need not be about the second
        heading = above


def _points_back(statement: Statement, period: Period | None) -> bool:
    if answers(statement):
        return True
    at = period.mention.first if period else statement.last
    named = (
        ("retention.anaphora",) if statement.one("retention.generic") else ("retention.anaphora", "retention.pronoun")
    )
    return any(m.first < at for m in statement.all(*named))


def _heads(heading: Sentence, mention: Mention) -> bool:
    """Under "Cookies" much is said that is not about cookies; "How long are cookies kept?" is."""
    if name_of(mention) in _NOT_FROM_ABOVE:
        return False
    return mention.concept != "retention.cookies" or heading.has("retention.heading")


def _said_before(sentence: Sentence) -> Iterator[list[Mention]]:
    earlier = sentence.previous
    for _ in range(ANAPHORA_REACH):
        if earlier is None or earlier.block != sentence.block:
            return
        yield mentioned(earlier, earlier.first, earlier.last)
        earlier = earlier.previous


def _is_about_something_else(statement: Statement, period: Period | None) -> bool:
    """Whether its object is no data by any known name: "Prototypes are kept for two years"."""
    if period is None or not period.fixed or not statement.verbs or statement.before is not None:
        return False
    return statement.one("retention.generic", "retention.anaphora", "retention.pronoun", "retention.noun") is None


def _is_special_case(statement: Statement, period: Period | None) -> bool:
    """Whether it starts with a condition that limits it to some case: "If you send a card, your data is kept …"."""
    case = statement.one("retention.special_case")
    if case is None or period is None or not period.fixed or case.first > statement.first:
        return False
    if any(m.first - case.last <= CASE_WITHIN for m in statement.all("retention.noun")):
        return False  # "when the retention period is over"
    return not statement.starts and case.last < period.mention.first
