"""The command line: one small module a command, on click."""
