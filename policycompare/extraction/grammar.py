"""The grammar of a policy statement: who does or does not do what, to whom, for how long, on which condition.

A `Document` is a text cut into blocks and sentences, each sentence with the concepts that it mentions. A
`Sentence` answers what every topic asks: is this verb denied, does it hang on consent, whose act is it, what
introduced this list item. Topics combine the answers; none of them looks at raw words.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from itertools import pairwise
from typing import Any, Literal, cast

from policycompare.extraction.clauses import FieldValue, Span
from policycompare.extraction.language import Language, decide, vote
from policycompare.extraction.lexicon import Mention, Mentions, lexicon
from policycompare.extraction.segments import Block, blocks, sentences
from policycompare.extraction.tokens import Tokens, tokenize

type Actor = Literal["we", "you", "other", ""]

_NEGATION_BEFORE = 10  # words between a denial and the verb that it denies
_NEGATION_AFTER = 9  # Dutch puts "niet" behind the object: "wij verkopen uw persoonlijke gegevens niet"
_ACTORS: dict[str, Actor] = {"common.we": "we", "common.you": "you", "common.other": "other"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a topic's rule found in a sentence: not yet merged with the same finding elsewhere.

    `start` and `end` are the quote's place in the text; `words` are the mentions that made the rule fire.
    """

    topic: str
    fields: dict[str, FieldValue]
    rule: str
    start: int
    end: int
    words: tuple[Mention, ...]
    weak: bool
    sentence: "Sentence"


@dataclass(eq=False)
class Sentence:
    """A sentence, a list item or a heading, with what it mentions. `first` and `last` are its tokens."""

    document: "Document"
    block: Block
    index: int
    start: int
    end: int
    first: int
    last: int
    language: Language
    mentions: Mentions = field(repr=False)
    answers: dict[object, Any] = field(default_factory=dict, repr=False)  # see `once`

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def words(self) -> list[str]:
        """The folded words of the sentence, stops and commas among them."""
        return self.document.tokens.words[self.first : self.last]

    @property
    def is_heading(self) -> bool:
        return self.block.kind == "heading"

    # What it mentions

    def has(self, *concepts: str) -> bool:
        """Whether any of the concepts is mentioned."""
        return not self.mentions.concepts.isdisjoint(concepts)

    def all(self, *concepts: str) -> list[Mention]:
        """The mentions of the concepts, by place."""
        known = self.mentions.concepts
        present = [concept for concept in concepts if concept in known]
        if len(present) < 2:
            return self.mentions[present[0]] if present else []
        return sorted(mention for concept in present for mention in self.mentions[concept])

    def of(self, namespace: str) -> list[Mention]:
        """The mentions of all concepts of a lexicon file, by place."""
        present = self.mentions.concepts & lexicon(self.language).namespace(namespace)
        return self.all(*present) if present else []

    def one(self, *concepts: str) -> Mention | None:
        """The first mention of any of the concepts."""
        return min((self.mentions[c][0] for c in concepts if c in self.mentions.concepts), default=None)

    def near(self, mention: Mention, *concepts: str, within: int = 8) -> Mention | None:
        """The nearest mention of the concepts with at most `within` words between, on either side."""
        others = [(_distance(m, mention), m) for m in self.all(*concepts) if m is not mention]
        return min((pair for pair in others if pair[0] <= within), default=(0, None))[1]

    def after(self, mention: Mention, *concepts: str, within: int = 12) -> Mention | None:
        """The first mention of the concepts that starts at most `within` words behind."""
        return next((m for m in self.all(*concepts) if 0 <= m.first - mention.last <= within), None)

    def before(self, mention: Mention, *concepts: str, within: int = 12) -> Mention | None:
        """The last mention of the concepts that ends at most `within` words in front."""
        return next((m for m in reversed(self.all(*concepts)) if 0 <= mention.first - m.last <= within), None)

    def words_of(self, mention: Mention) -> str:
        """A mention as the policy writes it."""
        tokens = self.document.tokens
        return self.document.text[tokens.starts[mention.first] : tokens.ends[mention.last - 1]]

    def span_of(self, first: int, last: int) -> Span:
        """The place in the text of tokens `first` to `last` (exclusive)."""
        return self.document.tokens.starts[first], self.document.tokens.ends[last - 1]

    # Scope

    @cached_property
    def parts(self) -> list[Span]:
        """The grammatical clauses of the sentence as token ranges: cut at semicolons and at words such as
        "but", "unless", ", which"."""
        words = self.document.tokens.words
        cuts = {i + 1 for i in range(self.first, self.last) if words[i] in (";", ":")}
        cuts |= {mention.first for mention in self.all("common.break")}
        edges = [self.first, *sorted(c for c in cuts if self.first < c < self.last), self.last]
        return [(a, b) for a, b in pairwise(edges)]

    def part(self, mention: Mention) -> Span:
        """The grammatical clause that holds the mention's first word."""
        return next(((a, b) for a, b in self.parts if a <= mention.first < b), (self.first, self.last))

    def in_part(self, mention: Mention, *concepts: str) -> list[Mention]:
        """The mentions of the concepts in the grammatical clause of a mention."""
        first, last = self.part(mention)
        return [m for m in self.all(*concepts) if first <= m.first < last]

    @cached_property
    def negations(self) -> list[Mention]:
        """Denying words, without those that deny nothing ("not only", "no later than", "niet beperkt tot")."""
        sham = self.all("common.not_negation")
        return [n for n in self.all("common.negation") if not any(s.first <= n.first < s.last for s in sham)]

    def negated(self, mention: Mention) -> bool:
        """Whether a verb or noun is denied in its own grammatical clause. Two denials cancel out."""
        first, last = self.part(mention)
        denials = [n for n in self.negations if first <= n.first < last and self._reaches(n, mention)]
        return len(denials) % 2 == 1

    def _reaches(self, negation: Mention, mention: Mention) -> bool:
        if negation.first < mention.last:
            return mention.first - negation.last <= _NEGATION_BEFORE
        if any(w.first == negation.first for w in self.all("common.lacking")):
            return False  # "we use it to improve our site, without cookies" denies what follows
        behind = negation.first - mention.last
        return behind <= (_NEGATION_AFTER if self.language == "nl" else 2)

    def actor(self, mention: Mention) -> Actor:
        """Whose act a verb is: the nearest actor in front of it in its grammatical clause, else behind it
        (Dutch inversion), else unknown."""
        actors = self.in_part(mention, *_ACTORS)
        ahead = [a for a in actors if a.last <= mention.first]
        behind = [a for a in actors if a.first >= mention.last and a.first - mention.last <= 3]
        found = ahead[-1] if ahead else behind[0] if behind else None
        if self.language == "nl" and behind and behind[0].first == mention.last and behind[0].concept == "common.we":
            # "Als u belt, verzamelen wij ...": the subject stands right behind, unless another does right ahead.
            found = ahead[-1] if ahead and ahead[-1].last == mention.first else behind[0]
        return _ACTORS[found.concept] if found else ""

    @property
    def foreign(self) -> bool:
        """Whether it speaks of other parties' sites or policies rather than of the vendor's own practice."""
        return self.has("common.foreign") or (self.heading is not None and self.heading.has("common.foreign"))

    # Surroundings

    @cached_property
    def heading(self) -> "Sentence | None":
        """The heading it stands under."""
        return self.document.sentence_of(self.block.heading)

    @cached_property
    def intro(self) -> "Sentence | None":
        """The sentence that introduces the list it belongs to: "we share your data with:"."""
        return self.document.sentence_of(self.block.intro, last=True)

    @property
    def previous(self) -> "Sentence | None":
        """The sentence before it in the same block or under the same heading."""
        return self._neighbour(-1)

    @property
    def following(self) -> "Sentence | None":
        """The sentence behind it in the same block or under the same heading."""
        return self._neighbour(1)

    def _neighbour(self, step: int) -> "Sentence | None":
        at = self.index + step
        if not 0 <= at < len(self.document.sentences):
            return None
        other = self.document.sentences[at]
        return other if other.block.heading == self.block.heading and not other.is_heading else None

    def around(self) -> Iterator["Sentence"]:
        """Itself, the sentence that introduces it, its heading and the heading above that: nearest first."""
        yield self
        if self.intro is not None:
            yield self.intro
        if self.heading is not None:
            yield self.heading
            if self.heading.heading is not None:
                yield self.heading.heading

    def has_around(self, *concepts: str) -> bool:
        """Whether it, the sentence that introduces it, or a heading above mentions any of the concepts."""
        return any(sentence.has(*concepts) for sentence in self.around())

    # Findings

    def finding(
        self,
        topic: str,
        rule: str,
        *words: Mention | None,
        weak: bool = False,
        span: Span | None = None,
        **fields: FieldValue,
    ) -> Finding:
        """A finding whose quote is this sentence, or `span` (start, end in the text) where it is given."""
        start, end = span or (self.start, self.end)
        return Finding(topic, fields, f"{topic}.{rule}", start, end, tuple(w for w in words if w), weak, self)


def once[T](question: Callable[[Sentence], T]) -> Callable[[Sentence], T]:
    """Makes a function of a sentence work its answer out once, however many topics ask. Nobody changes the answer."""

    @wraps(question)
    def answered(sentence: Sentence) -> T:
        answers = sentence.answers
        if question not in answers:
            answers[question] = question(sentence)
        return cast(T, answers[question])

    return answered


class Document:
    """A text with its blocks, its sentences and its main language."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: Tokens = tokenize(text)
        self.blocks: tuple[Block, ...] = blocks(text)
        pieces = [(index, span) for index, block in enumerate(self.blocks) for span in sentences(text, block)]
        ranges = list(self._ranges(span for _, span in pieces))
        votes = [vote(self.tokens.words[first:last]) for first, last in ranges]
        self.language: Language = decide(sum(votes), "en")
        self.sentences: list[Sentence] = []
        self._by_block: dict[int, list[Sentence]] = {}
        block_votes: dict[int, int] = {}
        for (index, _), score in zip(pieces, votes, strict=True):
            block_votes[index] = block_votes.get(index, 0) + score
        for (index, span), tokens, score in zip(pieces, ranges, votes, strict=True):
            language = decide(score, decide(block_votes[index], self.language))
            self._append(index, span, tokens, language)

    def _ranges(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Token ranges of sentences that come in the order of the text."""
        starts, at = self.tokens.starts, 0
        for start, end in spans:
            while at < len(starts) and starts[at] < start:
                at += 1
            first = at
            while at < len(starts) and starts[at] < end:
                at += 1
            yield first, at

    def _append(self, index: int, span: Span, tokens: Span, language: Language) -> None:
        first, last = tokens
        mentions = lexicon(language).mentions(self.tokens.words, first, last)
        sentence = Sentence(self, self.blocks[index], len(self.sentences), *span, first, last, language, mentions)
        self.sentences.append(sentence)
        self._by_block.setdefault(index, []).append(sentence)

    def sentence_of(self, block: int, last: bool = False) -> Sentence | None:
        """The first (or last) sentence of a block, None where there is no such block."""
        found = self._by_block.get(block)
        return (found[-1] if last else found[0]) if found else None

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings' words, to know a table of contents by."""
        return frozenset(" ".join(s.words) for s in self.sentences if s.is_heading)

    def statements(self) -> Iterator[Sentence]:
        """The sentences that can state something: no headings, no entries of a table of contents."""
        for sentence in self.sentences:
            if sentence.is_heading or sentence.first == sentence.last:
                continue
            short = sentence.last - sentence.first <= 12
            if not (short and " ".join(sentence.words) in self.headings):
                yield sentence


def _distance(one: Mention, other: Mention) -> int:
    """Words between two mentions, 0 where they touch or overlap."""
    return max(one.first - other.last, other.first - one.last, 0)
