"""Organs in the desk (机构)."""
