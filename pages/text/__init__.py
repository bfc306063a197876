"""What imports no model: languages, rich text, words, dates."""
