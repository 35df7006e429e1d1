"""The whole review line by line: for screen readers, dumb terminals and scripts."""
