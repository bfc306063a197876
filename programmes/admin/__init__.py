from programmes.admin import panels, partners, programme, project, territory, territory_import

__all__ = ["panels", "partners", "programme", "project", "territory", "territory_import"]
