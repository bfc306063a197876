"""The two plans: communes and quartiers, each with its own facts."""

from django.utils.translation import gettext as _

from pages.text.folding import slug_of
from programmes.models import Commune, Population, Quartier
from programmes.territory.imports.plan import Options, PlacePlan
from programmes.text.csv_rows import utf16_of
from programmes.text.faults import BadCell, UnreadableFile
from programmes.text.places.communes import read_communes
from programmes.text.places.quartiers import read_quartiers


class CommunePlan(PlacePlan):
    model = Commune

    def places_by_code(self):
        self.new_names = set()
        communes = Commune.objects.prefetch_related("populations")
        return {commune.insee_code: commune for commune in communes}

    def find(self, row):
        return self.known.get(row.code)

    def elsewhere(self, row, place):
        """Outlines add no commune: files of outlines are often those of a whole department."""
        if not place and (self.options.known_only or row.outline):
            return _("cette commune n’est pas sur le site")
        return ""

    def made(self, row):
        slug = slug_of(row.name, 90)
        taken = slug in self.slugs
        return Commune(
            name=row.name, slug=f"{slug}-{row.code.lower()}" if taken else slug, insee_code=row.code
        )

    def check(self, change, row):
        """The rows before this one are not saved yet: the database would say so too late."""
        if change.is_new and row.name in self.new_names:
            raise BadCell(_("une autre ligne du fichier donne déjà ce nom à une commune."))
        if change.is_new:
            self.new_names.add(row.name)

    def compare(self, change, row):
        if row.article and (change.is_new or row.article != change.place.article):
            change.set("article", row.article)
        super().compare(change, row)
        known = {} if change.is_new else {each.year: each for each in change.place.populations.all()}
        for year, municipal, total in row.populations:
            self.compare_population(change, known.get(year), year, municipal, total)

    def compare_population(self, change, found, year, municipal, total):
        wanted = {"municipal": municipal, "total": total, "source": self.options.source}
        if found and all(getattr(found, name) == value for name, value in wanted.items()):
            return
        change.say(_("population %s") % year, found and found.municipal, municipal)
        counted = found or Population(year=year)
        for name, value in wanted.items():
            setattr(counted, name, value)
        change.steps.append(lambda: self.save_population(counted, change.place))

    def save_population(self, population, commune):
        population.commune = commune
        population.save()

    def absent(self):
        return [commune for code, commune in self.known.items() if code not in self.reading.codes]


class QuartierPlan(PlacePlan):
    model = Quartier

    def places_by_code(self):
        self.communes = {commune.insee_code: commune for commune in Commune.objects.all()}
        self.communes_by_slug = {slug_of(commune.name): commune for commune in self.communes.values()}
        quartiers = list(Quartier.objects.prefetch_related("communes"))
        by_2015 = {quartier.code_2015: quartier for quartier in quartiers if quartier.code_2015}
        return by_2015 | {quartier.code: quartier for quartier in quartiers if quartier.code}

    def find(self, row):
        return self.known.get(row.code) or self.known.get(row.code_2015)

    def elsewhere(self, row, place):
        if place and row.outline and row.code.startswith("QP") and place.code:
            return _("contour de 2015 d’un quartier de la liste de 2024, qui a le sien")
        if place:
            return ""
        if self.options.known_only:
            return _("ce quartier n’est pas sur le site")
        if not row.communes and not row.commune_names:
            return _("ses communes ne sont pas dites : le site ne sait pas où le placer")
        return "" if self.ours(row) else _("aucune de ses communes n’est sur le site")

    def ours(self, row):
        """A quartier may go beyond the territory: the site keeps the communes that it knows."""
        if row.communes:
            return [self.communes[code] for code in row.communes if code in self.communes]
        said = [
            self.communes.get(name) or self.communes_by_slug.get(slug_of(name)) for name in row.commune_names
        ]
        return [commune for commune in said if commune]

    def made(self, row):
        return Quartier(name=row.name, slug=self.free_slug(row))

    def free_slug(self, row):
        """« Centre Ville » is the name of several: then its commune says which, then its code."""
        slug = slug_of(row.name, 70)
        where = f"{slug}-{self.ours(row)[0].slug}"[:90].rstrip("-")
        offered = (slug, where, f"{slug}-{row.code.lower()}")
        return next((each for each in offered if each and each not in self.slugs), row.code.lower())

    def check(self, change, row):
        for code in filter(None, (row.code, row.code_2015)):
            if self.known.setdefault(code, change.place) is not change.place:
                raise BadCell(_("le code %s est déjà celui d’un autre quartier."), code)

    def compare(self, change, row):
        if row.code.startswith("QN"):
            change.set("code", row.code)
        before = row.code if row.code.startswith("QP") else row.code_2015
        if before:
            change.set("code_2015", before)
        self.compare_status(change, row)
        super().compare(change, row)
        ours = self.ours(row)
        old = [] if change.is_new else list(change.place.communes.all())
        if ours and {each.pk for each in ours} != {each.pk for each in old}:
            names = [", ".join(sorted(each.name for each in both)) for both in (old, ours)]
            change.say(_("communes"), *names)
            change.steps.insert(0, lambda: change.place.communes.set(ours))

    def compare_status(self, change, row):
        """The list of 2024 makes a priority; that of 2015 does not undo one, and its « prioritaire » is history."""
        if row.code.startswith("QN"):
            change.set("status", Quartier.Status.PRIORITY)
        elif not change.place.code:
            said = row.status if row.status == Quartier.Status.WATCH else ""
            change.set("status", said or change.place.status or Quartier.Status.OTHER)

    def absent(self):
        """Of the list in force: the codes of 2015 are history, and a quartier that is no priority is in no list."""
        if not any(code.startswith("QN") for code in self.reading.codes):
            return []
        listed = {quartier.pk: quartier for code, quartier in self.known.items() if quartier.code}
        return [quartier for quartier in listed.values() if quartier.code not in self.reading.codes]


PLANS = {"communes": CommunePlan, "quartiers": QuartierPlan}


def plan_for(sent, progress=iter):
    """Of a TerritoryImport; raises UnreadableFile."""
    options = Options(sent.source, sent.source_date, partial=sent.partial, known_only=sent.known_only)
    reading = {"year": sent.year, "epci": sent.epci, "progress": progress}
    return plan_of(sent.kind, bytes(sent.content), sent.name, options, **reading)


def plan_of(kind, data, file, options, *, year=None, epci="", progress=iter):
    """From the bytes of a file to what it would change; raises UnreadableFile."""
    if encoding := utf16_of(data):
        data = data.decode(encoding, "replace").encode()
    if kind == "communes":
        reading = read_communes(data, file, year=year, epci=epci, progress=progress)
    else:
        reading = read_quartiers(data, file, progress=progress)
    if not reading.total:
        expected = _("une ligne par lieu, sous les titres.")
        raise UnreadableFile(_("le fichier n’a aucun lieu."), expected, file=file)
    return PLANS[kind](reading, options).look(progress)
