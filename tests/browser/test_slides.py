"""Every slide of every lesson at 1280 by 720: it can be seen and read, and nothing is fetched."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import ROOT, SECONDS

from course_utils.teaching.slides.page import save
from course_utils.teaching.slides.slide import MOST_WORDS

pytestmark = pytest.mark.browser

SMALLEST = 18  # pixels
# A picture is 720 pixels wide in a notebook; on a slide it is never smaller.
NARROWEST = 720
WALK = """([MOST_WORDS, SMALLEST, NARROWEST]) => {
  const found = [], margin = 10;
  const beginning = element => element.textContent.trim().slice(0, 40);
  const seen = element => {
    const { visibility, display, opacity } = getComputedStyle(element);
    return visibility !== "hidden" && display !== "none" && opacity !== "0";
  };
  const textsOf = slide => {
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts.filter(({ textContent, parentElement: parent }) =>
      textContent.trim() && !parent.closest(".notes") && seen(parent));
  };
  const boxOf = element => {
    if (element.matches("img")) return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  for (const slide of Reveal.getSlides()) {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, 99);
    const note = fault => found.push(`${h}.${v} ${slide.className}: ${fault}`);
    const edge = slide.getBoundingClientRect();
    if (edge.width < 1270 || edge.bottom > innerHeight + 1) note("does not fill the window");
    if (slide.scrollWidth > slide.clientWidth + 1 || slide.scrollHeight > slide.clientHeight + 1)
      note(`is ${slide.scrollWidth} by ${slide.scrollHeight}`);

    const texts = textsOf(slide), images = [...slide.querySelectorAll("img")];
    const words = texts.filter(text => !text.parentElement.closest("blockquote, table, pre"))
      .flatMap(text => text.textContent.split(/\\s+/))
      .filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
    if (words > MOST_WORDS) note(`${words} words`);
    if (!texts.length && !images.length) note("is empty");

    const parents = new Set(texts.map(text => text.parentElement));
    for (const element of [...parents, ...images]) {
      const box = boxOf(element);
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1
          || box.bottom > innerHeight - margin)
        note(`runs out at ${box.right}, ${box.bottom}: ${beginning(element)}`);
    }
    for (const element of parents) {
      const size = parseFloat(getComputedStyle(element).fontSize) * Reveal.getScale();
      if (size < SMALLEST) note(`${size} px: ${beginning(element)}`);
    }
    for (const image of images) {
      const { width, height } = image.getBoundingClientRect();
      const drawn = Math.min(width, height * image.naturalWidth / image.naturalHeight);
      if (!(drawn >= NARROWEST)) note(`a picture of ${drawn} pixels`);
      if (image.alt.length < 25) note("a picture without words");
    }
  }
  return found;
}"""
SHOW_KIND = """kind => {
  const slide = Reveal.getSlides().find(slide => slide.classList.contains(kind));
  const { h, v } = Reveal.getIndices(slide);
  Reveal.slide(h, v, 99);
}"""
KINDS = "() => [...new Set(Reveal.getSlides().map(slide => slide.classList[0]))]"

PRINTED = """() => [...document.querySelectorAll(".pdf-page > section")].map(slide => {
  const { width, height, left } = slide.getBoundingClientRect();
  const parts = [...slide.querySelectorAll("h1, h2, p, li, img, td")];
  const lefts = parts.filter(part => part.offsetWidth).map(p => p.getBoundingClientRect().left);
  return [width, height, Math.min(...lefts) - left >= 40];
})"""


@pytest.fixture(
    scope="module", params=sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem
)
def slides(browser, request, tmp_path_factory):
    """The slides of a lesson in a tab that has no network, and what went wrong there."""
    number = request.param.name.split("-")[0]
    file, count = save(number, tmp_path_factory.mktemp("slides") / "slides.html")
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    tab = context.new_page()
    tab.set_default_timeout(SECONDS * 1000)
    tab.trouble = []
    tab.on("request", lambda r: r.url.startswith("data:") or tab.trouble.append(r.url))
    tab.on("console", lambda m: m.type in ("error", "warning") and tab.trouble.append(m.text))
    tab.on("pageerror", lambda error: tab.trouble.append(str(error)))
    tab.goto(file.as_uri())
    tab.wait_for_function("() => Reveal.isReady()")
    tab.count = count
    yield tab
    context.close()


def test_every_slide_can_be_seen_and_read(slides):
    assert slides.evaluate("() => Reveal.getTotalSlides()") == slides.count > 20
    faults = slides.evaluate(WALK, [MOST_WORDS, SMALLEST, NARROWEST])
    assert not faults, "\n".join(faults)


def test_nothing_is_fetched_and_nothing_is_reported(slides):
    slides.evaluate("() => Reveal.slide(0)")
    assert [url for url in slides.trouble if not url.startswith("file:")] == []
    assert len(slides.trouble) <= 1, slides.trouble  # the page itself


def test_each_slide_is_printed_on_its_own_page_with_an_edge(slides):
    tab = slides.context.new_page()
    tab.goto(slides.url.split("#")[0] + "?print-pdf")
    tab.wait_for_selector(".pdf-page")
    assert tab.evaluate(PRINTED) == [[1280, 720, True]] * slides.count
    tab.close()


def test_axe_finds_nothing_serious(slides):
    """On one slide of each kind."""
    for kind in slides.evaluate(KINDS):
        slides.evaluate(SHOW_KIND, kind)
        found = Axe().run(slides, context={"include": [["section.present"]]}, options={}).response
        bad = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
        assert bad == [], f"{kind}: {bad}"
