"""What `make` runs before anything is installed, and for the lock."""
