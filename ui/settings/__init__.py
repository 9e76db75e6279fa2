"""Settings: what the reader has learnt here, earlier entries read again, and what the reader is."""
