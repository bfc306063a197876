"""Examples, to see every screen at work; they can be deleted without a trace."""
