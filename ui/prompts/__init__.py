"""Ideas: the library of prompts, browsed, searched, kept and printed."""
