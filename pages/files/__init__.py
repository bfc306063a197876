"""Uploads, renditions and the names of files."""
