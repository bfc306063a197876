"""What knows no model: CSV rows, recurrence, clock, readers of files."""
