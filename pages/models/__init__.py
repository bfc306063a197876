from pages.models.addressed import Addressed
from pages.models.audit import AuditEntry
from pages.models.banner import Banner
from pages.models.block_base import BlockBase
from pages.models.blocks import Block
from pages.models.generation import Generation
from pages.models.library import Document, LibraryItem, Picture
from pages.models.limit import Limit, PageLimit
from pages.models.page import Page
from pages.models.publication import Publication, PublicationQuerySet
from pages.models.redirect import Redirect
from pages.models.site_settings import SiteSettings, SocialLink

__all__ = [
    "Addressed",
    "AuditEntry",
    "Banner",
    "Block",
    "BlockBase",
    "Document",
    "Generation",
    "LibraryItem",
    "Limit",
    "Page",
    "PageLimit",
    "Picture",
    "Publication",
    "PublicationQuerySet",
    "Redirect",
    "SiteSettings",
    "SocialLink",
]
