"""Articles -> a build as a whole: the graph in a user's hands, its report, and its scores."""
