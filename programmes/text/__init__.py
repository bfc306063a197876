"""What imports no model: CSV rows, recurrence, dates in words, readers of files."""
