"""Grants: ledger, files that come in."""
