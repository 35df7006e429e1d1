"""Finding possible problems in a text: the wrong forms of a glossary, and checks that need none."""
