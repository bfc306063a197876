"""Projects and their funding."""
