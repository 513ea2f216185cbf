"""A web page in; what it says about its article, whether it is one, and the page without what surrounds the article out."""
