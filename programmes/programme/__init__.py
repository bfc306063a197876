"""Programmes, and the limits of accounts to some of them."""
