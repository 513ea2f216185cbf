"""Noun or name -> what it stands for: classes, bodies, titles, posts, events, measures, countries."""
