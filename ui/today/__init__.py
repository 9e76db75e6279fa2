"""Today: writing what happened, and seeing what the words show."""
