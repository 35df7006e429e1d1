"""Candidates for new glossary entries: what looks wrong in texts though no entry covers it."""
