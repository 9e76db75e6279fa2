"""What helps a caregiver next: prompts, "say it another way", plans that come back, and safety."""
