"""Pages, their blocks, navigation and the public views."""
