"""Uploads, renditions and names of files."""
