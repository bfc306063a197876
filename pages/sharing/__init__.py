"""Drafts shown to partners, and their answers."""
