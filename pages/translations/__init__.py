"""Which French each translation was written from."""
