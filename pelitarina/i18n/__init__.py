"""Which words: the program's catalogues and those of stories."""
