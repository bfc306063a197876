from pages.models.addressed import Addressed
from pages.models.banner import Banner
from pages.models.block_base import BlockBase
from pages.models.blocks import Block
from pages.models.change_note import ChangeNote
from pages.models.comment import Comment
from pages.models.generation import Generation
from pages.models.library import Document, Picture
from pages.models.open_form import OpenForm
from pages.models.page import Page
from pages.models.publication import Publication, PublicationQuerySet
from pages.models.redirect import Redirect
from pages.models.revised import Revised
from pages.models.revision import Revision, Working
from pages.models.site_settings import SiteSettings, SocialLink
from pages.models.trash import TrashedObject

__all__ = [
    "Addressed",
    "Banner",
    "Block",
    "BlockBase",
    "ChangeNote",
    "Comment",
    "Document",
    "Generation",
    "OpenForm",
    "Page",
    "Picture",
    "Publication",
    "PublicationQuerySet",
    "Redirect",
    "Revised",
    "Revision",
    "SiteSettings",
    "SocialLink",
    "TrashedObject",
    "Working",
]
