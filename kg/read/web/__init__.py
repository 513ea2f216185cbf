"""A web page -> what it says about its article, whether it is one, and the page without what surrounds the article."""
