"""Reading files of grants (SCDL subventions) as they really are. Nothing here knows a model or a database."""
