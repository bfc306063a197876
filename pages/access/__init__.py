"""Roles, limits, audit log."""
