"""Every template that the public sees, by an address of the initial content (see also examples.py)."""

PAGES = {
    "home": "/",
    "home in English": "/en/",
    "home in plain French": "/facile/",
    "landing": "/politique-de-la-ville/",
    "policy": "/politique-de-la-ville/cohesion-sociale/",
    "policy in English": "/en/politique-de-la-ville/renovation-urbaine/",
    "policy in plain French": "/facile/politique-de-la-ville/prevention-de-la-delinquance/",
    "every block": "/exemple/",
    "every block, not translated": "/en/exemple/",
    "plain page": "/mentions-legales/",
    "personal data": "/donnees-personnelles/",
    "contact": "/contact/",
    "accessibility": "/accessibilite/",
    "sitemap": "/plan-du-site/",
    "project list": "/projets/",
    "project list, narrowed": "/projets/?commune=bethune",
    "project list, empty": "/projets/?commune=bethune&etat=prevu",
    "project list, second page": "/projets/?page=2",
    "project list in plain French": "/facile/projets/",
    "project": "/projets/bethune/",
    "project in English": "/en/projets/bethune/",
    "communes": "/communes/",
    "commune": "/communes/bethune/",
    "quartier": "/quartiers/mont-liebaut/",
    "map": "/carte/",
    "map in English": "/en/carte/",
    "page with a map": "/exemple-carte/",
    "my quartier": "/mon-quartier/",
    "my quartier, which one": "/mon-quartier/?commune=bethune",
    "my quartier, answer": "/mon-quartier/?commune=bethune&quartier=mont-liebaut",
    "partners": "/partenaires/",
    "partner": "/partenaires/commune-bethune/",
    "open data": "/donnees/",
    "dataset": "/donnees/projets/",
}
ERRORS = {"not found": "/n-existe-pas/", "gone": "/exemple-disparu/"}
SCREENS = PAGES | ERRORS
#: Error pages that no address asks for: templates that stand alone.
ALONE = ["400.html", "403.html", "403_csrf.html", "413.html", "500.html"]
