"""What code for boosters has in common: scores before any activation, where they start, and what they cost."""
