"""Every slide of every lesson at 1280 by 720: all of it can be seen and read, and nothing is fetched."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import NOTEBOOKS
from harness import SECONDS

from course_utils.teaching.slides.page import save
from course_utils.teaching.slides.slide import MOST_WORDS

pytestmark = pytest.mark.browser

SMALLEST = 18  # pixels
# A picture is 720 pixels wide in a notebook; on a slide it is never smaller.
NARROWEST = 720
WALK = """() => {
  const found = [];
  const seen = element => {
    const style = getComputedStyle(element);
    return style.visibility !== "hidden" && style.display !== "none" && style.opacity !== "0";
  };
  const scale = Reveal.getScale();
  for (const slide of Reveal.getSlides()) {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, 99);
    const name = `${h}.${v} ${slide.className}: ${slide.innerText.slice(0, 40)}`;
    const note = fault => found.push(`${name}: ${fault}`);
    const edge = slide.getBoundingClientRect();
    let words = 0;
    if (edge.width < 1270 || edge.bottom > innerHeight + 1) note("does not fill the window");
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    const parents = new Set();
    while (walker.nextNode()) {
      const { parentElement: parent, textContent: text } = walker.currentNode;
      if (!text.trim() || parent.closest(".notes") || !seen(parent)) continue;
      parents.add(parent);
      if (parent.closest("blockquote, table, pre")) continue;
      words += text.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
    }
    if (words > MOST_WORDS) note(`${words} words`);
    if (!parents.size && !slide.querySelector("img")) note("empty");
    for (const element of [...parents, ...slide.querySelectorAll("img, table, pre")]) {
      if (element.closest(".notes")) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = (element.matches("img") ? element : range).getBoundingClientRect();
      const out = box.left < edge.left - 1 || box.right > edge.right + 1
        || box.top < edge.top - 1 || box.bottom > Math.min(edge.bottom, innerHeight) - 10;
      if (out) note(`runs out: ${element.tagName} ${element.textContent.slice(0, 40)} to ${Math.round(box.right)}, ${Math.round(box.bottom)}`);
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (parents.has(element) && size < SMALLEST) note(`${size} px: ${element.textContent.slice(0, 40)}`);
      if (element.matches("img")) {
        const width = Math.min(box.width, box.height * element.naturalWidth / element.naturalHeight);
        if (!element.naturalWidth || width < NARROWEST) note(`a picture of ${width} pixels`);
        if (element.alt.length < 25) note("a picture without words");
      }
    }
    if (slide.scrollWidth > slide.clientWidth + 1 || slide.scrollHeight > slide.clientHeight + 1)
      note(`is ${slide.scrollWidth} by ${slide.scrollHeight}`);
  }
  return found;
}"""
for name, value in {"MOST_WORDS": MOST_WORDS, "SMALLEST": SMALLEST, "NARROWEST": NARROWEST}.items():
    WALK = WALK.replace(name, str(value))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
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
    faults = slides.evaluate(WALK)
    assert not faults, "\n".join(faults)


def test_nothing_is_fetched_and_nothing_is_reported(slides):
    slides.evaluate("() => Reveal.slide(0)")
    assert [url for url in slides.trouble if not url.startswith("file:")] == []
    assert len(slides.trouble) <= 1, slides.trouble  # the page itself


def test_axe_finds_nothing_serious(slides):
    """On one slide of each kind."""
    kinds = "() => [...new Set(Reveal.getSlides().map(s => s.className.split(' ')[0]))]"
    for kind in slides.evaluate("() => { Reveal.slide(0); " + "return (" + kinds + ")(); }"):
        slides.evaluate(
            """kind => {
              const slide = Reveal.getSlides().find(s => s.classList.contains(kind));
              const { h, v } = Reveal.getIndices(slide);
              Reveal.slide(h, v, 99); }""",
            kind,
        )
        found = Axe().run(slides, context={"include": [["section.present"]]}, options={}).response
        bad = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
        assert bad == [], f"{kind}: {bad}"
