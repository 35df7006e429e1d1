"""Widgets: attributes down, messages up; they know neither one another nor the session."""
