"""The frame of an HTML page: one file that loads nothing, with its language, title and style."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from transcripts.document import Document
from transcripts.language import other
from transcripts.language import page as page_language

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing but the page's own style; browsers hold to it."""


def page(document: Document, body: Iterable[str], *, style: str, policy: str = POLICY) -> str:
    """Return a whole page around the lines of its body.

    Args:
        document: whose page it is.
        body: lines of HTML.
        style: lines of CSS.
        policy: what the page may load.
    """
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{page_language(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(document.title)}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def title(document: Document) -> str:
    """Return the title as the first heading; in its own language where the page has another."""
    language = other(document.language, page_language(document.language))
    marked = f' lang="{language}"' if language else ""
    return f"<h1{marked}>{escape(document.title)}</h1>"
