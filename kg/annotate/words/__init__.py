"""Text -> sentences of words, with exact offsets."""
