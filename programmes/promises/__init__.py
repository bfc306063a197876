"""Promises, with their triggers."""
