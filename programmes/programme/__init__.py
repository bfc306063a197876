"""Programmes, and limits to some of them."""
