"""What a terminal, a runner and a reader of Markdown make of an output."""

import re

from markdown_it import MarkdownIt

ANSI_STYLE = re.compile(r"\x1b\[[0-9;]*m")
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")
"""What may reach no terminal as it is; the line feed is ours."""

OURS = {"h1", "h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}
"""The only elements that a report is made of."""


def commands(output: str) -> list[str]:
    """Return the lines that a CI runner would obey."""
    return [line for line in output.splitlines() if line.lstrip().startswith("::") or re.search(r"##(\[|vso\[)", line)]


def html(source: str) -> str:
    """Return the page that a reader of GitHub's dialect sees, raw HTML let through."""
    page: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    return page


def elements(page: str) -> set[str]:
    """Return the names of the elements that a page is made of."""
    return set(re.findall(r"</?([a-z0-9]+)", page))


def plain(page: str) -> str:
    """Return a page's text."""
    text = re.sub(r"<[^>]*>", "", page)
    for entity, sign in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}.items():
        text = text.replace(entity, sign)
    return text
