"""Comparisons that people keep: by name, shared or their own, at the latest versions or at chosen ones."""
