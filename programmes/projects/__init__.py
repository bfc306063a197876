"""Projects, with their funding."""
