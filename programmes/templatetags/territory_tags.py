from django import template

from programmes.territory.maps.maps import whole_map

register = template.Library()


@register.simple_tag
def territory_map():
    """The map for the template of a block: a model does not know how it is drawn."""
    return whole_map()
