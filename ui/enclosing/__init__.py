"""Photos and files with an entry: taking them in, showing them, and saving a copy."""
