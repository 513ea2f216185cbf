"""Files, folders and records -> Documents: `read_paths`, `read_all`.

The flow inside is: `paths` finds files, `opener` picks a reader by suffix, a reader of `formats/` turns bytes into text and what is known
about it (`metadata`, `dates`), `article` makes the Document by what `page/` knows of paragraphs, furniture, bylines and datelines;
`given` adds what the user or the file's name says, `judge` holds back what is not English.

Codes of the problems it reports: empty, binary, encoding, long-line, too-large, too-long, too-many-tags, control-characters, no-text, json,
front-matter, date, url, unknown-suffix, extra-missing, unreadable, not-a-file, build-folder, empty-folder, duplicate, reader-failed,
not-english, no-article, cut-short, too-much, table.
"""

from kg.read.paths import read_all, read_paths

__all__ = ["read_all", "read_paths"]
