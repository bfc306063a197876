"""Everything that the site shows, as data to reuse: one table (`catalogue.DATASETS`) for views, command and catalogue."""
