"""All that the site shows, as data to reuse.

`catalogue.DATASETS` is the table for the views, the command and the catalogue.
"""
