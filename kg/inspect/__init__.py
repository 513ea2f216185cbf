"""A finished build -> answers about it: is it sound, why is it so, what has changed."""
