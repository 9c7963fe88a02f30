"""Why a rule fired, in words."""

import pytest

from policycompare.vocabulary import reason_words


@pytest.mark.parametrize(
    ("cues", "language", "said"),
    [
        (["bewaren", "back-ups", "3 maanden"], "en", "'bewaren' with 'back-ups' and '3 maanden'"),
        (["bewaren", "back-ups"], "nl", "'bewaren' met 'back-ups'"),
        (["inzage"], "nl", "'inzage'"),
        ([], "en", ""),
    ],
)
def test_a_rule_says_which_words_made_it_fire(cues: list[str], language: str, said: str) -> None:
    assert reason_words(cues, language) == said
