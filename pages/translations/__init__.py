"""What was written from which French."""
