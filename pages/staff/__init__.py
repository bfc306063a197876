"""The admin site, its dashboard, and what its forms have in common."""
