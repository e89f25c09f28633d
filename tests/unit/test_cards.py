"""Cards: every text is escaped, the same parts give plain text, and both can always be sent."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest

from course_utils.cards import (
    TONES,
    Card,
    Code,
    Fold,
    Grid,
    Link,
    Listing,
    Rows,
    html_of,
    picture,
    text_of,
)

# What a learner may type. None of it may become a tag, an attribute, or stop the page.
TEXTS = {
    "script": "<script>alert('1')</script>",
    "image": '<img src=x onerror="alert(1)">',
    "quotes": """He said "it's" `fine` & left""",
    "end of a tag": "\"></a></p><b onclick='x()'>",
    "entities": "&lt;script&gt; &amp; &#60;",
    "long": "diaspora <b> " * 8_000,
    "right to left": "تُعدّ الجاليات 42 جسراً, \u202eכתב\u202c",
    "emoji": "👩🏽‍🎓🌍",
    "half a character": "before \ud83d after \udc00",
    "control": "a\0b\tc",
}
text_param = pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))

# Every place of every kind of part that holds a text.
PLACES = {
    "text": lambda text: text,
    "link": lambda text: Link(text, "https://example.org"),
    "address": lambda text: Link("page", f"https://example.org/{text}"),
    "other address": lambda text: Link("page", text),
    "code": Code,
    "row label": lambda text: Rows([(text, "value")]),
    "row value": lambda text: Rows([("label", text)]),
    "row link": lambda text: Rows([("label", Link(text, "https://example.org"))]),
    "list": lambda text: Listing([text]),
    "list link": lambda text: Listing([Link(text, "http://example.org")]),
    "header": lambda text: Grid([text], []),
    "cell": lambda text: Grid(["a", "b"], [["one", text]]),
    "row heading": lambda text: Grid(["a", "b"], [[text, "two"]]),
    "summary": lambda text: Fold(text, "inside"),
    "folded": lambda text: Fold("open", Listing([text])),
}
place_param = pytest.mark.parametrize("place", PLACES.values(), ids=list(PLACES))
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
KNOWN_TAGS = TABLE | {"div", "p", "a", "pre", "ul", "li", "details", "summary"}
KNOWN_ATTRIBUTES = {"class", "style", "href", "scope"}


class Page(HTMLParser):
    """What a browser sees: the tags, their attributes, and the text between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: dict[str, list[str | None]] = {}
        self.said = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in {"img", "br"}:
            self.open.append(tag)
        for key, value in attrs:
            self.attributes.setdefault(key, []).append(value)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said += data


def seen(text: str) -> str:
    """The text as a page can show it."""
    return text.encode("utf-8", "replace").decode("utf-8")


@place_param
@text_param
def test_text_stays_text(place, text):
    page = Page(Card("Title", place(text)).html)
    assert set(page.tags) <= KNOWN_TAGS
    assert set(page.attributes) <= KNOWN_ATTRIBUTES
    assert page.open == []
    shown = page.said + "".join(map(str, page.attributes.get("href", [])))
    assert seen(text) in shown


@text_param
def test_a_title_stays_text(text):
    page = Page(Card(text).html)
    assert page.tags == ["div", "div"] and page.said == seen(text)


@place_param
@text_param
def test_a_card_can_be_sent_as_html_and_as_text(place, text):
    card = Card(text, place(text))
    for sent in (card.html, card.text, card._repr_html_(), repr(card)):
        assert sent.encode("utf-8")
    assert seen(text) in card.text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "ftp://example.org/x",
        "//host",
        " http",
        "",
    ],
)
def test_only_web_addresses_become_links(address):
    page = Page(Card("", Link("page", address), Listing([Link("page", address)])).html)
    assert "a" not in page.tags and "href" not in page.attributes
    assert f"page ({address})" in page.said


@pytest.mark.parametrize("address", ["https://example.org/?a=1&b=2", "http://example.org"])
def test_web_addresses_become_links(address):
    page = Page(html_of([Link("page", address)]))
    assert page.attributes["href"] == [address] and page.said == "page"


def test_html_and_text_hold_the_same_words():
    parts = [
        "A sentence.",
        Link("page", "https://example.org"),
        Code("x = 1\ny = 2"),
        Rows([("Unit", "percent"), ("Source", Link("UN", "https://un.org"))]),
        Listing(["one", Link("two", "https://example.org")]),
        Grid(["Country", "People"], [["India", "18"], ["Ireland", "1"]]),
        Fold("Open", "inside", Fold("deeper", "innermost")),
    ]
    said = Page(html_of(parts)).said + " ".join(re.findall(r'href="(.*?)"', html_of(parts)))
    for word in re.findall(r"\w+", text_of(parts)):
        assert word in html.unescape(said)


def test_the_text_has_one_line_or_more_for_each_part():
    card = Card("Title", "A sentence.", Rows([("Unit", "percent")]), Listing(["one", "two"]))
    assert card.text == "Title\nA sentence.\nUnit: percent\n- one\n- two"
    assert Card("", "Only this").text == "Only this"


def test_empty_lines_make_paragraphs():
    assert Page(html_of(["one\n\ntwo"])).tags == ["p", "p"]


def test_a_table_has_headings_for_rows_and_columns():
    page = Page(html_of([Grid(["Country", "People"], [["India", "18"]])]))
    assert page.attributes["scope"] == ["col", "col", "row"]


def test_the_tone_is_the_colour_of_the_border():
    for tone, colour in TONES.items():
        assert f"border-left:4px solid {colour}" in Card("Title", tone=tone).html
    with pytest.raises(KeyError):
        Card("Title", tone="angry")


@text_param
def test_a_picture_has_alt_text_and_lines_that_stay_text(text):
    page = Page(picture("aGk=", text, [text, "", "Source"]))
    assert set(page.tags) == {"figure", "img", "figcaption", "br"}
    assert page.attributes["alt"] == [seen(text)]
    assert page.attributes["src"] == ["data:image/png;base64,aGk="]
    assert page.said == seen(text) + "Source" and page.tags.count("br") == 1


def test_a_picture_without_lines_has_no_caption():
    assert "figcaption" not in picture("aGk=", "alt")
