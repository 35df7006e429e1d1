"""French morphology and grammar: what a replacement needs to stand correctly in a sentence.

Standard library only. Each module is imported by name; importing the package loads nothing.
"""
