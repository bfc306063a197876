"""Users, how they sign in, and how an administrator helps them."""
