"""Grants: the public list, the import of files."""
