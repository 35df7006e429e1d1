"""File formats: bytes to documents of paragraphs and sentences, and back without a changed byte."""
