"""A sentence on retention cut into statements, each with its act and its periods.

"Logs are deleted after 30 days, invoices are kept for seven years and backups for three months" says three
things, each with a subject of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.data_categories import CONCEPTS
from policycompare.extraction.values.periods import Period, periods

CLOSURES = ("retention.account_closure", "retention.contract_end")
STARTS = ("retention.trial_end", "retention.last_activity", "retention.request_handled")
DENIAL_WITHIN = 6  # words between a denial and the verb that it denies
PERIODS = 30  # read in one sentence; keeps the work on a hostile text linear
CONDITION_WITHIN = 4  # words between "if" or "after" and the end of the account
YOU_WITHIN = 5  # words between "you" and the verb whose act is yours

_SUBJECTS = (*CONCEPTS, "retention.generic", "retention.keep", "retention.delete")
_HIDDEN_IN = ("retention.active", "retention.withdrawn")  # "until you delete your account" deletes nothing


@dataclass(slots=True)
class Statement:
    """Tokens `first` to `last` (exclusive) of a sentence, with the periods and the verbs in them."""

    sentence: Sentence
    first: int
    last: int
    periods: list[Period]
    before: "Statement | None"
    verbs: list[Mention] = field(init=False)

    def __post_init__(self) -> None:
        done = {m.last for m in self.all("retention.done")}  # "zolang bewaard als uw account actief is" keeps
        hidden = [*self.all(*_HIDDEN_IN, "retention.not_keep", "retention.not_delete"), *self.closures]
        active = self.all("retention.active")
        self.verbs = [
            v
            for v in self.all("retention.keep", "retention.delete")
            if not _inside(v, hidden) or (v.last in done and _inside(v, active))
        ]

    def all(self, *concepts: str) -> list[Mention]:
        return [m for m in self.sentence.all(*concepts) if self.first <= m.first < self.last]

    def one(self, *concepts: str) -> Mention | None:
        return next(iter(self.all(*concepts)), None)

    def verb(self, period: Period | None = None) -> Mention | None:
        """The act nearest to a period: its own, or that of the statement before ("logs 30 days, invoices 7 years")."""
        if not self.verbs:
            return self.before.verb() if self.before else None
        if period is None:
            return self.verbs[-1]
        place = period.mention
        choice = [v for v in self.verbs if not _inside(v, [place])] or self.verbs
        choice = [v for v in choice if not self.is_yours(v)] or choice
        if period.value == "legal_requirement":
            choice = [v for v in choice if v.concept == "retention.keep"] or choice
        return min(choice, key=lambda v: max(v.first - place.last, place.first - v.last))

    @property
    def is_asked(self) -> bool:
        """Whether somebody asks for it; "after the request was handled" only starts the clock."""
        return any(not _inside(m, self.all("retention.request_handled")) for m in self.all("retention.asked"))

    @property
    def closures(self) -> list[Mention]:
        """The ends of an account or a contract as conditions; "accounts are deleted after a year" is an act."""
        deletes = {m.first for m in self.sentence.all("retention.delete")}
        return [
            m
            for m in self.all(*CLOSURES)
            if deletes.isdisjoint(range(m.first, m.last))
            or self.sentence.before(m, "retention.after", within=CONDITION_WITHIN) is not None
        ]

    @property
    def starts(self) -> list[Mention]:
        """The events that a clock starts with, which are no data: "after you delete your account"."""
        return [*self.closures, *self.all(*STARTS)]

    def closure(self) -> Mention | None:
        """The end of an account or a contract as a condition or as the start of the clock."""
        active = [p.mention for p in self.periods if p.value == "while_account_active"]
        return next((m for m in self.closures if not _overlaps(m, active)), None)

    def denied(self, verb: Mention) -> bool:
        """Whether the act is denied: "we do not keep"; not in "no longer needed" or "if you do not log in"."""
        words = self.sentence.document.tokens.words
        covers = [p.mention for p in self.periods] + self.all("retention.last_activity")
        behind = 3 if self.sentence.language == "nl" else 2
        near = [
            n
            for n in self.sentence.negations
            if self.first <= n.first < self.last
            and (0 <= verb.first - n.last <= DENIAL_WITHIN or 0 <= n.first - verb.last <= behind)
            and not (_inside(n, covers) and not _inside(verb, covers))
        ]
        return len([n for n in near if "," not in words[n.last : verb.first]]) % 2 == 1

    def is_yours(self, verb: Mention) -> bool:
        """Whether the act is the reader's: "you can delete", not "what you send is deleted" or "from you is kept"."""
        words = self.sentence.document.tokens.words
        between = self.all("retention.passive", "retention.done")
        ours = self.all("common.we")  # "als u zich aanmeldt bewaren wij": the Dutch verb comes first
        return any(
            0 <= verb.first - you.last <= YOU_WITHIN
            and "," not in words[you.last : verb.first]
            and not any(you.last <= m.first < verb.last for m in between)
            and not _inside(you, self.all("retention.about_you"))
            and not any(we.first == verb.last for we in ours)
            for you in self.all("retention.reader")
        )


def statements(sentence: Sentence) -> list[Statement]:
    """The statements of a sentence, in order; one that holds everything where nothing divides it."""
    found = periods(sentence)[:PERIODS]
    edges = [sentence.first, *_cuts(sentence, found), sentence.last]
    made: list[Statement] = []
    for first, last in pairwise(edges):
        inside = [p for p in found if first <= p.mention.first < last]
        made.append(Statement(sentence, first, last, inside, made[-1] if made else None))
    return made


def _cuts(sentence: Sentence, found: list[Period]) -> Iterator[int]:
    """Where a new statement starts: at a stop or a joint with a period before it, and a subject and a period after."""
    words = sentence.document.tokens.words
    joints = {i + 1 for i in range(sentence.first, sentence.last) if words[i] in ",;"}
    joints |= {mention.first for mention in sentence.all("retention.cut")}
    subjects, verbs = sentence.all(*_SUBJECTS), sentence.all("retention.keep", "retention.delete")
    conditions = sentence.all("retention.special_case", "retention.after")
    start = sentence.first
    for at in sorted(joints):
        if at >= sentence.last or any(p.mention.first < at < p.mention.last for p in found):
            continue
        following = next((p for p in found if p.mention.first >= at), None)
        if following is None or not any(start <= p.mention.first < at for p in found):
            continue
        if any(start <= m.first <= start + 1 for m in conditions) and not any(start <= v.first < at for v in verbs):
            continue  # "when we no longer need it, we delete it" is one statement
        if any(at <= subject.first < following.mention.first for subject in subjects):
            yield at
            start = at


def _inside(mention: Mention, others: list[Mention]) -> bool:
    return any(other.first <= mention.first < other.last for other in others)


def _overlaps(mention: Mention, others: list[Mention]) -> bool:
    return any(other.first < mention.last and mention.first < other.last for other in others)
