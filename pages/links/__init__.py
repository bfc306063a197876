"""References, what leads where, links to other sites."""
