"""Files of text -> their articles: plain text, Markdown, transcripts, exports of news databases."""
