"""The questions asked of redirects, and of what has an address of its own.

Addresses are compared in their normal form (pages/text/addresses.py).
"""

from collections import defaultdict

from django.db import models
from django.db.models import Q

from pages.text.addresses import Address


class RedirectQuerySet(models.QuerySet):
    def at(self, *paths):
        """Those that leave from these very addresses, however they are spelled."""
        return self.filter(old_key__in={Address.written(path).key for path in paths})

    def leading_to(self, *paths):
        """Those that lead there, in whatever language, whatever follows the address."""
        return self.filter(target_key__in={key_of_path(path) for path in paths})

    def moved(self, moves, served=None):
        """{old path: new path, …}: what led to an old one leads to the new one. So do the old ones that have `served`, all
        of them by default: no one ever hops twice."""
        self.at(*moves.values()).delete()
        new = {key_of_path(old): new for old, new in moves.items()}
        followers = list(self.leading_to(*moves))
        for redirect in followers:
            redirect.lead_to(new[redirect.target_key])
        self.bulk_update(followers, ["target", "target_key"])
        served = moves if served is None else served
        self.at(*served).delete()
        self.bulk_create(self.model(old_path=old, target=moves[old], is_automatic=True) for old in served)

    def lost(self, *paths):
        """What led to these addresses answers 410 from now on."""
        self.leading_to(*paths).update(target="", target_key="")

    def gone(self, *paths):
        """These addresses, and those that led to them, answer 410 from now on."""
        self.lost(*paths)
        for path in paths:
            values = {"old_path": path, "target": "", "is_automatic": True}
            self.update_or_create(old_key=Address.written(path).key, defaults=values)

    def claiming(self, path, own_path):
        """The redirect that keeps `path` for another object than the one now at `own_path`, or None."""
        others = self.exclude(target_key=key_of_path(own_path)) if own_path else self
        return others.at(path).first()

    def matching(self, request):
        """The redirect that answers to this request, or None."""
        query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace").decode(errors="replace")
        return self.answering(request.path_info, query)

    def answering(self, path, query=""):
        """The redirect that answers at that address, or None, in one query."""
        return self.answering_each([(path, query)]).get((path, query))

    def answering_each(self, addresses):
        """{(path, query): the redirect that answers there} for those of `addresses` that have one, in one query.

        One of the very language before one of all; then the one most of whose parameters are there.
        """
        asked = {each: Address.of(*each) for each in addresses}
        both = {each: (address, address.of_all_languages) for each, address in asked.items()}
        keys = {key for pair in both.values() for address in pair for key in address.seeking_keys}
        by_path = defaultdict(list)
        for redirect in self.filter(sought_key__in=keys) if keys else ():
            by_path[redirect.address.path].append(redirect)
        found = {each: most_precise(pair, by_path) for each, pair in both.items()}
        return {each: redirect for each, redirect in found.items() if redirect}


def most_precise(asked, by_path):
    """The first of the addresses `asked` that some redirect answers says which; two as precise are told apart by their key."""
    for address in asked:
        found = [redirect for redirect in by_path.get(address.path, ()) if redirect.address.answers(address)]
        if found:
            return max(found, key=lambda redirect: (len(redirect.address.parameters), redirect.old_key))
    return None


def key_of_path(link):
    """What tells where a link of ours leads: its path, in whatever language; '' for another link."""
    return Address.written(link).of_all_languages.path_key if link.startswith("/") else ""


class AddressedQuerySet(models.QuerySet):
    """An address that has served the public never dies; one that never did leaves no trace."""

    def shown(self):
        """Those that the public sees, or saw until their date: as far as their columns tell."""
        raise NotImplementedError(f"{self.model.__name__}: what does the public see?")

    def mark(self):
        """Those that have served: how many they are, those that were marked already included."""
        shown = self.shown().order_by().values("pk")
        return models.QuerySet.update(self.filter(Q(has_served=True) | Q(pk__in=shown)), has_served=True)

    def remember(self):
        """The same before what tells it changes. A kind that shows or hides others marks them too."""
        return self.mark()

    def update(self, **values):
        self.remember()
        return super().update(**values)
