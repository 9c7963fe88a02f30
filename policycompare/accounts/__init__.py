"""Who may read and who may write."""
