"""Verbs of sites, columns and articles."""
