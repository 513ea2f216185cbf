"""Tagged sentence -> mentions."""
