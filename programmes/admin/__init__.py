from programmes.admin import milestones, panels, partners, programme, project, territory

__all__ = ["milestones", "panels", "partners", "programme", "project", "territory"]
