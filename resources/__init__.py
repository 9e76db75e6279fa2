"""What is data: prompts, weights, icons, help and the sample journals."""
