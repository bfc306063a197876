from django import template

from programmes.territory.maps.maps import whole_map

register = template.Library()


@register.simple_tag
def territory_map():
    """The map, for a block: models know nothing of how they are drawn."""
    return whole_map()
