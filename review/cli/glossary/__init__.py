"""`review glossary`: work on glossary files, one module a command."""

from review.cli.glossary.group import command

__all__ = ["command"]
