"""Drafts, review, schedule, history, trash, withheld files, important changes."""
