"""The things the program talks about: frozen values that know nothing of files, screens or stores."""
