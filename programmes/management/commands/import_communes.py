from programmes.territory.imports.command import PlaceImport


class Command(PlaceImport):
    help = (
        "Importe une liste de communes (CSV : code INSEE, nom, populations) ou leurs contours (GeoJSON). "
        "Dit chaque ligne qu’il ne peut pas lire, et ne supprime rien."
    )
    kind = "communes"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--year", type=int, help="année des populations, si le fichier ne la donne pas")
        parser.add_argument(
            "--epci", default="", help="SIREN de l’intercommunalité : les autres lignes sont laissées"
        )
