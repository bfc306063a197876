"""Events, their dates and calendars."""
