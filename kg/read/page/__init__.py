"""The text of a page in, the article on it out: paragraphs, headline, byline, dateline, and what is only furniture."""
