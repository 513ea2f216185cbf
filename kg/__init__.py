"""kg: news articles in, a knowledge graph out in which every fact shows its sentence, its speaker and its time."""
