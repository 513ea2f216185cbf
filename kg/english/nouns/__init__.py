"""What common nouns and names stand for: classes, bodies, titles, posts, events, measures, countries."""
