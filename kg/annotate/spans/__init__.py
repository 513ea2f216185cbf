"""Tagged sentence -> the stretches that are names and time expressions."""
