"""The four scores that Lighthouse gives to each public screen, on the telephone that it simulates. The budget is 100.

The site is served as in production, in a temporary folder. Not run by pytest, as it is not on the machine: `npm install lighthouse`, then
LIGHTHOUSE=node_modules/.bin/lighthouse python tests/benchmarks/bench_lighthouse.py [names of tests/browser/screens.py].
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

LIGHTHOUSE = os.environ.get("LIGHTHOUSE", "lighthouse")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "agglo_site.settings",
    "ENVIRONMENT": "production",
    "SECRET_KEY": "of-a-benchmark-that-keeps-nothing-and-is-known-to-everybody-0123456789",
    "ALLOWED_HOSTS": "127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",
}


def report(url):
    """The report of Lighthouse, as its JSON says it. A busy machine makes it give up: it is asked three times at most."""
    flags = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    env = os.environ | {"CHROME_PATH": CHROMIUM}
    for _attempt in range(3):
        done = subprocess.run([LIGHTHOUSE, url, *flags], capture_output=True, text=True, env=env, check=False)
        if done.returncode == 0:
            return json.loads(done.stdout)
    sys.exit(f"{url}: {done.stderr.strip()}")


def scores(found):
    return {name: round(100 * (each["score"] or 0)) for name, each in found["categories"].items()}


def faults(found):
    """['seo: Page is blocked from indexing', …]: what costs points."""
    return [
        f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip()
        for name, category in found["categories"].items()
        for reference in category["auditRefs"]
        if reference["weight"] and (audit := found["audits"][reference["id"]])["score"] not in (None, 1)
    ]


def main(names):
    os.environ |= PRODUCTION
    import django

    django.setup()
    from tests.browser.screens import PAGES
    from tests.browser.server import running

    below = 0
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as site:
        for name in names or PAGES:
            found = report(site + PAGES[name])
            given = scores(found)
            is_whole = set(given.values()) == {100}
            below += not is_whole
            sys.stdout.write(f"{' '.join(f'{score:3}' for score in given.values())}  {name}\n")
            sys.stdout.writelines(f"    {sentence}\n" for sentence in ([] if is_whole else faults(found)))
            sys.stdout.flush()
    sys.stdout.write(f"{', '.join(given)}: {below} of {len(names or PAGES)} screens below 100\n")
    return below


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
