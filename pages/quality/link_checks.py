"""Links to what the public cannot see. One query for the references, one for each kind of target for the others."""

from django.apps import apps
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from pages.links.models.references import at_paths, codes_in, own_parts, split, targets
from pages.models import Addressed, ExternalLink, Page, Redirect
from pages.quality.finding import error, warning


def link_targets(links):
    """Findings about links that lead nowhere; `links` are Texts whose value is an address."""
    addresses = list(dict.fromkeys(link.value for link in links))
    found = targets(codes_in(addresses))
    missing = missing_paths(addresses)
    for link in links:
        parts = split(link.value)
        if parts:
            yield from of_target(link, found.get(parts[1]))
        elif link.value in missing:
            yield of_missing(link)


def of_target(link, target):
    if not target:
        yield of_missing(link)
    elif not target.is_public and link.field_id == "id_replaced_by":
        yield of_replacement(link, target)
    elif not target.is_public:
        yield error(
            link,
            _(
                "Le lien vers « %(title)s » mène à ce qui n’est pas publié : les lecteurs ne voient que ses mots, sans lien."
            )
            % {"title": target.title},
            _("Publiez d’abord « %(title)s », ou retirez le lien.") % {"title": target.title},
        )


def of_replacement(link, target):
    """Only a warning: what replaces this text often appears on the day when it is withdrawn."""
    return warning(
        link,
        _("« %(title)s » n’est pas publié : une fois ce contenu retiré, son adresse n’y mènera pas.")
        % {"title": target.title},
        _("Publiez « %(title)s » au plus tard le jour du retrait, ou choisissez une autre adresse.")
        % {"title": target.title},
    )


def of_missing(link):
    return error(
        link,
        _("Le lien vers %(address)s ne mène à rien : rien n’existe, ou n’existe plus, à cette adresse.")
        % {"address": link.value},
        _("Choisissez une autre adresse, ou retirez le lien."),
    )


def broken_elsewhere(links):
    """Links that `check_links` found broken on other sites."""
    urls = {link.value for link in links if link.value.startswith(("http://", "https://"))}
    broken = (
        {found.url: found for found in ExternalLink.objects.broken().filter(url__in=urls)} if urls else {}
    )
    for link in links:
        if link.value in broken:
            yield warning(
                link,
                _("Le lien vers %(address)s est cassé : %(why)s")
                % {"address": link.value, "why": broken[link.value].sentence},
                _("Cherchez la nouvelle adresse, ou retirez le lien."),
            )


def missing_paths(addresses):
    """The set of our addresses where nothing answers, not even a redirect."""
    paths = {address: parts for address in addresses if (parts := own_parts(address))}
    wanted = {}  # model → {slug or path: [address, …]}
    for address, (_language, path, _query, _fragment) in paths.items():
        model, key = shown_at(path)
        if model:
            wanted.setdefault(model, {}).setdefault(key, []).append(address)
    gone = []
    for model, keys in wanted.items():
        for key in set(keys) - living(model, keys):
            gone += keys[key]
    return set(gone) - redirected(gone, paths)


def shown_at(path):
    """(the model of the object at this path, its slug or path); (None, '') for a list or a file."""
    try:
        match = resolve(path)
    except Resolver404:
        return None, ""
    if match.view_name == "pages:page":
        return Page, path
    slug = match.kwargs.get("slug")
    views = {model.VIEW: model for model in apps.get_models() if issubclass(model, Addressed) and model.VIEW}
    return (views.get(match.view_name), slug) if slug else (None, "")


def living(model, keys):
    if model is Page:
        return set(at_paths(keys))
    return set(model._base_manager.filter(slug__in=keys).values_list("slug", flat=True))


def redirected(addresses, paths):
    asked = {address: paths[address][1:3] for address in addresses}
    leading = Redirect.objects.exclude(target="").answering_each(set(asked.values()))
    return {address for address, parts in asked.items() if parts in leading}


def cards(parts):
    """A card must lead to a public page."""
    blocks = [part for part in parts if getattr(part.row, "KIND", "") == "linkcard" and part.row.page_id]
    if not blocks:
        return
    public = set(
        Page.objects.published()
        .filter(pk__in={part.row.page_id for part in blocks})
        .values_list("pk", flat=True)
    )
    for part in blocks:
        if part.row.page_id not in public:
            field = part.row._meta.get_field("page")
            yield error(
                part.text(field),
                _("La carte mène à « %(title)s », qui n’est pas publiée : elle n’est pas montrée.")
                % {"title": part.row.page},
                _("Publiez d’abord cette page, ou choisissez-en une autre."),
            )
