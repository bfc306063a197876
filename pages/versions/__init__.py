"""Snapshots, and how two of them are merged."""
