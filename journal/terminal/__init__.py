"""The terminal: what Attune does, as commands to type. Each module holds a few commands that belong together."""
