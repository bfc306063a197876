"""Snapshots and how they are merged."""
