"""What knows no model: languages, prose, words and clock."""
