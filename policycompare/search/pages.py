"""What the search page shows: the passages found, what they can be narrowed by, every choice as an address."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from policycompare.policies.models import Passage, Vendor
from policycompare.vocabulary import TOPICS

from .excerpts import Excerpt, excerpt
from .index import Found, Hit, find, is_held
from .queries import SearchQuery
from .ranking import ranked
from .words import Wanted

PAGE_SIZE = 20  # passages
VENDOR_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Result:
    """A passage that was found, and where it stands."""

    vendor: str
    document: str
    heading: str  # empty where there is none, and for a heading itself
    language: str
    excerpt: Excerpt
    topics: tuple[str, ...]  # labels
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to narrow the results to, with the number of passages; no number where not all were counted."""

    key: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What the results can be narrowed to. ``sought`` is what was typed to find a vendor."""

    topics: tuple[Choice, ...] = ()
    vendors: tuple[Choice, ...] = ()
    more_vendors: int = 0  # found, and not among the choices
    sought: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything of `/search/`. ``asked`` is false where nothing was typed that could be found."""

    query: SearchQuery
    asked: bool
    results: tuple[Result, ...] = ()
    count: int = 0
    more: bool = False  # there are more than `count`, which were not looked at
    begun: bool = False  # nothing held the words themselves: these hold words that begin so
    choices: Choices = Choices()
    unknown: tuple[str, ...] = ()
    elsewhere: int = 0  # passages at other vendors or on other topics, where none was found here
    absent: tuple[str, ...] = ()  # of the words, where nothing was found: those that stand in no policy
    pages: int = 1
    address: str = ""
    before: str = ""  # the page before this one; empty on the first
    after: str = ""
    everywhere: str = ""

    @property
    def first(self) -> int:
        return (self.query.page - 1) * PAGE_SIZE + 1

    @property
    def narrowed(self) -> bool:
        return bool(self.query.vendors or self.query.topics)


@dataclass(frozen=True, slots=True)
class _Searched:
    """The same words at the vendors and on the topics chosen, and with either choice left aside."""

    found: Found
    on_any_topic: Found
    at_any_vendor: Found


def search_page(query: SearchQuery, sought: str, language: str) -> SearchPage:
    """The page for what was asked. ``sought`` is what was typed to find a vendor to narrow to."""
    chosen = dict(Vendor.objects.filter(slug__in=query.vendors).values_list("slug", "pk"))
    unknown = tuple(slug for slug in query.vendors if slug not in chosen)
    query = query.at_vendors(tuple(slug for slug in query.vendors if slug in chosen))
    wanted = Wanted.typed(query.typed)
    if not wanted:
        return SearchPage(query, asked=False, unknown=unknown, address=search_address(query))
    searched = _searched(wanted, query, chosen.values())
    begun = not searched.found.hits
    if begun:
        wanted = wanted.opened()
        searched = _searched(wanted, query, chosen.values())
    hits = ranked(searched.found.hits, wanted)
    query = query.at_page(min(query.page, _pages(hits)))
    return SearchPage(
        query=query,
        asked=True,
        results=_results(hits[(query.page - 1) * PAGE_SIZE : query.page * PAGE_SIZE], wanted, language),
        count=len(hits),
        more=searched.found.more,
        begun=begun and bool(hits),
        choices=_choices(query, searched, sought, language),
        unknown=unknown,
        elsewhere=_elsewhere(query, wanted) if not hits else 0,
        absent=() if hits else tuple(str(one) for one in wanted.one_by_one() if not is_held(one)),
        pages=_pages(hits),
        address=search_address(query),
        before=search_address(query.at_page(query.page - 1)) if query.page > 1 else "",
        after=search_address(query.at_page(query.page + 1)) if query.page < _pages(hits) else "",
        everywhere=search_address(query.everywhere()),
    )


def search_address(query: SearchQuery) -> str:
    path = reverse("search:search")
    return f"{path}?{query.address}" if query.address else path


def _searched(wanted: Wanted, query: SearchQuery, vendor_ids: Collection[int]) -> _Searched:
    found = find(wanted, query.topics, vendor_ids)
    return _Searched(
        found=found,
        on_any_topic=find(wanted, (), vendor_ids) if query.topics else found,
        at_any_vendor=find(wanted, query.topics) if vendor_ids else found,
    )


def _elsewhere(query: SearchQuery, wanted: Wanted) -> int:
    return len(find(wanted).hits) if query.vendors or query.topics else 0


def _pages(hits: Sequence[Hit]) -> int:
    return max(1, -(-len(hits) // PAGE_SIZE))


def _results(hits: Sequence[Hit], wanted: Wanted, language: str) -> tuple[Result, ...]:
    passages = Passage.objects.with_document().with_text().in_bulk([hit.id for hit in hits])
    return tuple(_result(passages[hit.id], wanted, language) for hit in hits)


def _result(passage: Passage, wanted: Wanted, language: str) -> Result:
    policy = passage.version.policy
    return Result(
        vendor=policy.vendor.name,
        document=policy.title,
        heading=passage.heading,
        language=passage.language,
        excerpt=excerpt(passage.text, passage.language, wanted),
        topics=tuple(TOPICS[topic].label(language) for topic in passage.topics),
        href=passage.get_absolute_url(),
    )


def _choices(query: SearchQuery, searched: _Searched, sought: str, language: str) -> Choices:
    topics = Counter(topic for hit in searched.on_any_topic.hits for topic in hit.topics)
    vendors = Counter(hit.vendor_id for hit in searched.at_any_vendor.hits)
    listed, more = _vendors(query, vendors, sought)
    counted = not searched.at_any_vendor.more
    return Choices(
        topics=tuple(
            Choice(
                key=topic,
                label=spec.label(language),
                count=None if searched.on_any_topic.more else topics[topic],
                chosen=topic in query.topics,
            )
            for topic, spec in TOPICS.items()
            if topics[topic] or topic in query.topics or searched.on_any_topic.more
        ),
        vendors=tuple(
            Choice(vendor.slug, vendor.name, vendors[vendor.pk] if counted else None, vendor.slug in query.vendors)
            for vendor in listed
        ),
        more_vendors=more,
        sought=sought,
    )


def _vendors(query: SearchQuery, counts: Counter[int], sought: str) -> tuple[list[Vendor], int]:
    """The vendors to choose from: those chosen, then those sought by name or else those with the most passages."""
    chosen = Vendor.objects.filter(slug__in=query.vendors)
    if sought:
        others = list(Vendor.objects.comparable().filter(name__icontains=sought)[:VENDOR_CHOICES])
        more = 0
    else:
        most = [pk for pk, _ in counts.most_common(VENDOR_CHOICES)]
        others = _most_first(Vendor.objects.filter(pk__in=most), counts)
        more = len(counts) - len(others)
    return list(dict.fromkeys([*chosen, *others])), more


def _most_first(vendors: Iterable[Vendor], counts: Counter[int]) -> list[Vendor]:
    return sorted(vendors, key=lambda vendor: -counts[vendor.pk])
