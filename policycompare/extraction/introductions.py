"""What the sentence that introduces a list says of its items."""

from policycompare.extraction.grammar import Sentence

_END = 5  # words behind the denial: "… we do not make use of:"
_VERB = 3  # words between the denial and its verb


def denied(sentence: Sentence, verbs: str) -> bool:
    """Whether it is an item of things denied: "We do not use: …". `verbs` is the concept of what is not done."""
    intro = sentence.intro
    if intro is None or sentence.block.kind != "item":
        return False
    last = [denial for denial in intro.negations if intro.last - denial.last <= _END]
    return any(intro.near(denial, verbs, within=_VERB) for denial in last)
