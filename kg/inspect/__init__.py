"""Questions to a finished build: is it sound, why is it so, what has changed."""
