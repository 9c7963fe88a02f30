"""Compare vendors by what their privacy policies say."""
