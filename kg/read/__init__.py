"""Files and folders in, Documents out: `read_paths`.

The flow inside is: `paths` finds files and picks a reader by suffix; a reader (`plain`, `markdown`, `webpage`, `jsonl`) turns bytes into
text (`decode`) and what is known about it (`frontmatter`, `metadata`, `dates`); `article` makes the Document: `clean` gives paragraphs,
`layout` keeps the prose and drops what `furniture` and `signature` know as page furniture, byline and dateline.

Codes of the problems it reports: empty, binary, encoding, long-line, too-large, too-long, too-many-tags, control-characters, no-text, json,
front-matter, date, url, unknown-suffix, unreadable, not-a-file, build-folder, empty-folder, duplicate, reader-failed.
"""

from kg.read.paths import read_paths

__all__ = ["read_paths"]
