"""Reports: decisions and issues as text that others read."""
