"""The first content, and how it is loaded."""
