"""Every limit of reading, with its unit and its reason."""

MAX_BYTES = 20 * 1024 * 1024
"""Bytes of one document. A policy with pictures may have some; its text is limited below."""

MAX_CHARACTERS = 2_000_000
"""Characters of the text. A request waits while its clauses are found, at about a second for a million."""

MAX_CONTROL_SHARE = 0.01
"""Share of control characters in the text. Real texts carry a stray one; more than this is no text."""
