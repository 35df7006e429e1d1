"""Screens: they turn messages into calls on the session and results into attributes of widgets."""
