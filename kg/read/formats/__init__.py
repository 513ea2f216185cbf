"""The bytes of one file in, its Documents out: a module for each format, and what several of them share."""
