"""Comparisons with peers. A package, since one of the peers installs another of the name."""
