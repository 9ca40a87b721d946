"""Mingzheng (明政): an open-government platform."""
