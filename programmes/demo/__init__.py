"""Examples, so that every screen is seen at work; they leave no trace."""
