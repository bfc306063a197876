from programmes.admin import grant, grant_import, panels, partners, programme, project, territory

__all__ = ["grant", "grant_import", "panels", "partners", "programme", "project", "territory"]
