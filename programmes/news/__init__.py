"""News and its feeds."""
