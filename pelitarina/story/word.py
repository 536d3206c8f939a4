"""What stands under each word of the language: prose, a single name or number, or names with what they hold?"""

PROSE_WORDS = frozenset(
    {"title", "about", "alt", "caption", "text", "talk", "question", "hint", "low", "high", "thing", "label", "why_not",
     "content", "phases", "once", "else"}
)  # fmt: skip
"""Words under which prose stands."""
NAME_WORDS = frozenset(
    {"story", "format", "language", "minutes", "start", "kind", "go", "to", "else", "call", "otherwise", "area", "into",
     "for", "ending", "pick", "picture", "sound", "mood", "from", "most"}
)  # fmt: skip
"""Words under which a single name or number stands."""
HOLDERS = frozenset(
    {"people", "remember", "renamed", "passages", "options", "set", "add", "ask", "choices", "templates"}
)
"""Words under which names stand, each with what it holds."""


def known(word: str) -> bool:
    """Say whether it is a word under which prose, a name or names stand."""
    return word.lower() in PROSE_WORDS | NAME_WORDS | HOLDERS
