"""The demonstration city 云江市: invented organs, people, documents and articles, and their loader."""
