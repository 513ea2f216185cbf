"""Words and trees -> what all language stages know of English: the dependency tree, and each kind of word knowledge in one table."""
