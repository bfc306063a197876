"""Partners and people."""
