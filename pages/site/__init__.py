"""Settings, banners, cache version, feeds, letters."""
