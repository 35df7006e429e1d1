"""Glossaries in other formats than TOML: tables, workbooks, term bases; and taking their entries in."""
