"""Every limit of reading, with its unit and its reason."""

MAX_BYTES = 20 * 1024 * 1024
"""Bytes of one document. The longest policy seen has 130 kB; anything near this is not a policy."""

MAX_CONTROL_SHARE = 0.01
"""Share of control characters in the text. Real texts carry a stray one; more than this is no text."""
