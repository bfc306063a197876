from programmes.admin import panels, partners, programme, project, territory

__all__ = ["panels", "partners", "programme", "project", "territory"]
