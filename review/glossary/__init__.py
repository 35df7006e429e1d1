"""Glossaries: what the machine writes, what it should read, and under which conditions."""
