"""The questions asked of redirects. Addresses are compared in their normal form (pages/text/addresses.py)."""

from collections import defaultdict

from django.db import models

from pages.text.addresses import Address


class RedirectQuerySet(models.QuerySet):
    def at(self, *paths):
        """Those that leave from these very addresses, however they are spelled."""
        return self.filter(old_key__in={Address.written(path).key for path in paths})

    def leading_to(self, *paths):
        """Those that lead there, in whatever language, whatever follows the address."""
        return self.filter(target_key__in={key_of_path(path) for path in paths})

    def follow(self, moves):
        """{old path: new path, …}: what led to an old one leads to the new one, from which nothing is redirected any more."""
        self.at(*moves.values()).delete()
        new = {key_of_path(old): new for old, new in moves.items()}
        followers = list(self.leading_to(*moves))
        for redirect in followers:
            redirect.lead_to(new[redirect.target_key])
        self.bulk_update(followers, ["target", "target_key"])

    def moved(self, moves):
        """The same, and each old address now leads to the new one: no one ever hops twice."""
        self.follow(moves)
        self.at(*moves).delete()
        self.bulk_create(
            self.model(old_path=old, target=new, is_automatic=True) for old, new in moves.items()
        )

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
