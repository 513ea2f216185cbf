"""The text of a page -> the article on it: paragraphs, headline, byline, dateline, and what is only furniture."""
