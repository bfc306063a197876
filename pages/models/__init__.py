from pages.models.addressed import Addressed
from pages.models.banner import Banner
from pages.models.block_base import BlockBase
from pages.models.blocks import Block
from pages.models.external_link import ExternalLink
from pages.models.generation import Generation
from pages.models.library import Document, Picture
from pages.models.page import Page
from pages.models.publication import Publication, PublicationQuerySet
from pages.models.redirect import Redirect
from pages.models.site_settings import SiteSettings, SocialLink

__all__ = [
    "Addressed",
    "Banner",
    "Block",
    "BlockBase",
    "Document",
    "ExternalLink",
    "Generation",
    "Page",
    "Picture",
    "Publication",
    "PublicationQuerySet",
    "Redirect",
    "SiteSettings",
    "SocialLink",
]
