"""What each public address shows of the lives of tests/clock/lives.py, written by hand: test_doors.py asks each of them.

A new public address needs a row of DOORS, or of UNDATED, then of TO_CONFIRM or of UNMARKED.
"""

from tests.programmes.to_confirm import WORDS

#: {name of the address: {path: what it says of a life while that is public}}. "{0}": the life; "{key}": its promise.
DOORS = {
    "pages:page": {
        "/objet-{0}/": ["Page {0}"],
        "/": ["Projet {0}", "Rendez-vous {0}", "Nouvelle {0}", "Appel {0}", "Promesse {0}", "Carte {0}"],
    },
    "pages:short": {
        "/p/page{0}/": ["Page {0}"],
        "/p/projet{0}/": ["Projet {0}"],
        "/p/rdv{0}/": ["Rendez-vous {0}"],
        "/p/actu{0}/": ["Nouvelle {0}"],
        "/p/appel{0}/": ["Appel {0}"],
    },
    "pages:sitemap": {"/plan-du-site/": ["Page {0}"]},
    "pages:changes": {"/modifications/": ["Nouvelle {0}"]},
    "pages:changes_feed": {"/modifications/atom.xml": ["Nouvelle {0}"]},
    "sitemap_xml": {
        "/sitemap.xml": [
            "testserver/objet-{0}/", "/projets/objet-{0}/", "/agenda/objet-{0}/", "/actualites/objet-{0}/",
            "/appels-a-projets/objet-{0}/", "/engagements/{key}/",
        ]
    },
    "programmes:project": {"/projets/objet-{0}/": ["Projet {0}"], "/projets/ensemble/": ["Projet {0}"]},
    "programmes:projects": {"/projets/": ["Projet {0}"]},
    "programmes:milestone": {"/engagements/{key}/": ["Promesse {0}"]},
    "programmes:milestones": {"/engagements/": ["Promesse {0}"]},
    "programmes:commune": {"/communes/lieu-{0}/": ["Projet {0}", "Rendez-vous {0}"]},
    "programmes:communes": {"/communes/": ["Lieu {0}</a> <span"]},
    "programmes:map": {"/carte/": ["Quartier {0}</a> (1 projet"]},
    "programmes:quartier": {"/quartiers/quartier-{0}/": ["Projet {0}"]},
    "programmes:near_me": {
        "/mon-quartier/?commune=lieu-{0}&quartier=quartier-{0}": ["Projet {0}", "Rendez-vous {0}", "Appel {0}"]
    },
    "programmes:partner": {"/partenaires/partenaire-{0}/": ["Projet {0}"]},
    "programmes:event": {"/agenda/objet-{0}/": ["Rendez-vous {0}"]},
    "programmes:events": {"/agenda/": ["Rendez-vous {0}"]},
    "programmes:event_calendar": {"/agenda/objet-{0}.ics": ["Rendez-vous {0}"]},
    "programmes:events_calendar": {"/agenda.ics": ["Rendez-vous {0}"]},
    "programmes:commune_calendar": {"/communes/lieu-{0}/agenda.ics": ["Rendez-vous {0}"]},
    "programmes:news_item": {"/actualites/objet-{0}/": ["Nouvelle {0}"]},
    "programmes:news": {"/actualites/": ["Nouvelle {0}"]},
    "programmes:news_feed": {"/actualites.atom": ["Nouvelle {0}"]},
    "programmes:news_feed_commune": {"/communes/lieu-{0}/actualites.atom": ["Nouvelle {0}"]},
    "programmes:news_feed_programme": {"/actualites/programme/programme-{0}.atom": ["Nouvelle {0}"]},
    "programmes:call": {"/appels-a-projets/objet-{0}/": ["Appel {0}"]},
    "programmes:calls": {"/appels-a-projets/": ["Appel {0}"]},
    "dataset_file": {
        "/donnees/projets.csv": ["Projet {0}"],
        "/donnees/agenda.csv": ["Rendez-vous {0}"],
        "/donnees/appels-a-projets.csv": ["Appel {0}"],
        "/donnees/engagements.csv": ["Promesse {0}"],
        "/donnees/engagements-changements.csv": ["{key}"],
        "/donnees/financements.csv": ["Source {0}"],
    },
}  # fmt: skip

#: Those that show nothing that has such dates, or whose dates are tried elsewhere.
UNDATED = {
    **dict.fromkeys(("favicon", "health", "robots", "security_txt"), "of the site itself"),
    **dict.fromkeys(("catalogue_jsonld", "programmes:data"), "which files there are"),
    "programmes:dataset": "counts the rows of its files",
    "programmes:near_me_drawing": "outlines",
    "programmes:partners": "partners have no date",
    "media": "tests/pages/sharing/test_media.py",
    **dict.fromkeys(
        ("programmes:grants", "programmes:grant"), "published for a day: tests/programmes/grants"
    ),
}

#: How one signs in; and what a secret link opens: tests/pages/sharing/test_expiry.py.
UNDATED_STARTS = ("account_", "mfa_", "proconnect_", "pages:shared", "shared_media")

#: {path: what it says from the midnight after the last sure day}.
TO_CONFIRM = {
    **dict.fromkeys(
        (
            "/objet-{0}/", "/p/page{0}/", "/p/projet{0}/", "/p/rdv{0}/", "/p/actu{0}/", "/p/appel{0}/",
            "/plan-du-site/", "/projets/objet-{0}/", "/projets/ensemble/", "/projets/", "/communes/lieu-{0}/",
            "/quartiers/quartier-{0}/", "/mon-quartier/?commune=lieu-{0}&quartier=quartier-{0}",
            "/partenaires/partenaire-{0}/", "/agenda/objet-{0}/", "/agenda/", "/actualites/objet-{0}/",
            "/actualites/", "/actualites.atom", "/communes/lieu-{0}/actualites.atom",
            "/actualites/programme/programme-{0}.atom", "/appels-a-projets/objet-{0}/", "/appels-a-projets/",
        ),
        WORDS,
    ),
    **dict.fromkeys(
        ("/agenda/objet-{0}.ics", "/agenda.ics", "/communes/lieu-{0}/agenda.ics"), "STATUS:TENTATIVE"
    ),
    **dict.fromkeys(
        ("/donnees/projets.csv", "/donnees/agenda.csv", "/donnees/appels-a-projets.csv"), "2026-03-31,oui"
    ),
}  # fmt: skip

#: {path: why it does not say so}.
UNMARKED = {
    "/": "it leaves the home page",
    "/sitemap.xml": "for search engines, which read the page",
    **dict.fromkeys(("/modifications/", "/modifications/atom.xml"), "what changed that day did change"),
    **dict.fromkeys(("/communes/", "/carte/"), "they count"),
    **dict.fromkeys(
        (
            "/engagements/", "/engagements/{key}/", "/donnees/engagements.csv",
            "/donnees/engagements-changements.csv", "/donnees/financements.csv",
        ),
        "what is promised and what is paid have dates of their own",
    ),
}  # fmt: skip

#: Where a project in doubt stands below the one that is sure.
SINKING = (
    "/projets/ensemble/",
    "/communes/lieu-{0}/",
    "/quartiers/quartier-{0}/",
    "/partenaires/partenaire-{0}/",
    "/mon-quartier/?commune=lieu-{0}&quartier=quartier-{0}",
)
