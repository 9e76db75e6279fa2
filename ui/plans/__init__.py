"""Plans: what the caregiver means to say or do next time, and how it went."""
