"""Files of text in, their articles out: plain text, Markdown, transcripts, exports of news databases."""
