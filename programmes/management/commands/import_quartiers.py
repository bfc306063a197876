from programmes.territory.imports.command import PlaceImport


class Command(PlaceImport):
    help = (
        "Importe une liste de quartiers de la politique de la ville (CSV : code, nom, communes) ou leurs contours "
        "(GeoJSON). Dit chaque ligne qu’il ne peut pas lire, et ne supprime rien."
    )
    kind = "quartiers"
