"""Users, their sign-in and their rescue."""
