"""Communes, quartiers, maps, « mon quartier »."""
