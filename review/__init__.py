"""Review and repair machine-translated French in the terminal."""

__version__ = "0.1.0"
