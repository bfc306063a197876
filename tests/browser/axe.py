"""What axe finds on a page, and what sticks out of it, in sentences."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
#: The editors of the page have started: a first quiet moment of its thread; colours have stopped to change.
SETTLED = """async () => {
    await new Promise((done) => requestIdleCallback(() => done(), { timeout: 5000 }));
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
}"""
EVERY = ("minor", "moderate", "serious", "critical")
#: Names what sticks out, if anything does.
WIDER = """([width, size]) => {
    const found = document.documentElement.scrollWidth;
    if (found <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
    return [`${found}px at ${width}px and ${size}: ${out.map((e) => e.cloneNode().outerHTML).slice(0, 4).join(" ")}`];
}"""


def violations(page, context=None, impacts=EVERY):
    """`context`: a selector of the part to look at. To give axe to a page takes longer than to ask it: once for each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    run = "context => axe.run(context || document, { resultTypes: ['violations'] })"
    return [
        f"{found['id']}: {node['html'][:200]}"
        for found in page.evaluate(run, context)["violations"]
        if found["impact"] in impacts
        for node in found["nodes"]
    ]


def serious(page, context=None):
    return violations(page, context, ("serious", "critical"))


def overflow(page, width, size="100%"):
    """`size`: that of the text, which stays as it is set."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(WIDER, [width, size])
