"""The safety page: what helps when someone may be hurt. One key opens it, Escape closes it."""
