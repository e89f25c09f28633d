"""A page that stands alone: whole, escaped, with headings, captions, pictures and quotations."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from course_utils.cards import Grid, Heading, Image, Link, Listing, Quote, html_of, page, text_of

NASTY = '</blockquote><script>alert("1")</script><img src=x onerror=alert(1)> & {title} \ud800'


class Tags(HTMLParser):
    """The tags and attributes of a page, and the text between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.said = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, key, value) for key, value in attrs]

    def handle_data(self, data):
        self.said += data


PARTS = [
    Heading("People abroad"),
    "A sentence.",
    Heading("Deeper", 3),
    Grid(["Country", "People"], [["India", "18"]], "Table 1. People"),
    Image("aGk=", "Line chart of one thing.", ["Source: one"]),
    Quote("own words"),
    Listing([Link("page", "https://example.org")]),
]


def test_a_page_is_whole():
    made = page("Title", PARTS)
    seen = Tags(made)
    assert made.startswith("<!doctype html>\n") and made.endswith("</html>\n")
    assert ("html", "lang", "en") in seen.attributes
    assert seen.tags.count("h1") == seen.tags.count("main") == seen.tags.count("title") == 1
    assert [tag for tag in seen.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3"]
    assert ("img", "alt", "Line chart of one thing.") in seen.attributes
    assert "caption" in seen.tags and ("th", "scope", "row") in seen.attributes


def test_a_page_loads_nothing_and_runs_nothing():
    seen = Tags(page("Title", PARTS))
    assert not {"script", "link", "iframe", "object", "form"} & set(seen.tags)
    addresses = [value for _, key, value in seen.attributes if key in {"src", "href"}]
    assert addresses == ["data:image/png;base64,aGk=", "https://example.org"]
    policy = next(
        value for _, key, value in seen.attributes if key == "content" and "'none'" in value
    )
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@pytest.mark.parametrize("place", [Quote, Heading, lambda t: Grid(["a"], [["b"]], t)])
def test_text_in_new_parts_stays_text(place):
    seen = Tags(page(NASTY, [place(NASTY)]))
    shown = NASTY.encode("utf-8", "replace").decode("utf-8")
    assert not {"script", "img"} & set(seen.tags)
    assert seen.said.count(shown) == 3  # the name of the page, its heading, and the part


def test_words_of_the_learner_may_run_from_right_to_left():
    assert ("blockquote", "dir", "auto") in Tags(html_of([Quote("سلام")])).attributes


def test_the_new_parts_have_plain_text():
    assert text_of(PARTS[:-1]) == (
        "People abroad\nA sentence.\nDeeper\nTable 1. People\nCountry | People\nIndia | 18\n"
        "Figure. Line chart of one thing.\nSource: one\nown words"
    )
