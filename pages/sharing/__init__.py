"""Drafts shown to partners before publication, and their answers."""
