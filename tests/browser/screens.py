"""Every template that the public sees, by an address of the initial content (see also examples.py)."""

#: The example of examples.py whose date moved.
PROMISE = "6f1a64f4-7bdb-4f0c-9b6e-3d1f8b0f2a11"
#: The link of shared_examples.py, and the first text that it opens.
SHARED_TOKEN, SHARED_PAGE = "exemple-d-un-jeton-que-les-tests-connaissent", 9001

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
    "page to confirm": "/exemple-a-confirmer/",
    "page to confirm, out of date in English": "/en/exemple-a-confirmer/",
    "plain page": "/mentions-legales/",
    "personal data": "/donnees-personnelles/",
    "contact": "/contact/",
    "accessibility": "/accessibilite/",
    "sitemap": "/plan-du-site/",
    "changes": "/modifications/",
    "project list": "/projets/",
    "project list, narrowed": "/projets/?commune=bethune",
    "project list, empty": "/projets/?commune=bethune&etat=prevu",
    "project list, second page": "/projets/?page=2",
    "project list in plain French": "/facile/projets/",
    "project": "/projets/bethune/",
    "project in English": "/en/projets/bethune/",
    "promises": "/engagements/",
    "promises, narrowed": "/engagements/?etat=en-retard",
    "promise": f"/engagements/{PROMISE}/",
    "project that promises": "/projets/exemple-de-projet/",
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
    "agenda": "/agenda/",
    "agenda, narrowed": "/en/agenda/?commune=bethune&periode=30-jours&jour=x",
    "agenda, empty": "/agenda/?jour=2199-01-01",
    "event that comes back": "/agenda/exemple/",
    "event in English": "/en/agenda/exemple/",
    "event that is over": "/agenda/exemple-termine/",
    "news": "/actualites/",
    "piece of news": "/actualites/exemple/",
    "calls for projects": "/appels-a-projets/",
    "call, open": "/appels-a-projets/exemple/",
    "call, decided": "/appels-a-projets/exemple-decide/",
    "open data": "/donnees/",
    "dataset": "/donnees/projets/",
    "ledger of grants": "/subventions/",
    "ledger of grants, narrowed": "/subventions/?texte=exemple&annee=2025",
    "ledger of grants, empty": "/subventions/?texte=introuvable",
    "grant": "/subventions/exemple/",
    "beneficiary": "/partenaires/exemple-association/",
}
SHARED = {
    "shared drafts": f"/partage/{SHARED_TOKEN}/",
    "shared draft": f"/partage/{SHARED_TOKEN}/{SHARED_PAGE}/",
    "shared project": f"/partage/{SHARED_TOKEN}/{SHARED_PAGE + 1}/",
    "shared draft, to answer": f"/partage/{SHARED_TOKEN}/{SHARED_PAGE}/relire/",
    "shared draft, in English": f"/en/partage/{SHARED_TOKEN}/{SHARED_PAGE}/relire/",
}
ERRORS = {
    "not found": "/n-existe-pas/",
    "gone": "/exemple-disparu/",
    "withdrawn": "/exemple-retire/",
    "lost link": "/partage/exemple/",
}
SCREENS = PAGES | SHARED | ERRORS
#: Error pages that no address asks for: templates that stand alone.
ALONE = ["400.html", "403.html", "403_csrf.html", "413.html", "429.html", "500.html"]
