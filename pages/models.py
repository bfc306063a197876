from pages.access.models.audit import AuditEntry
from pages.access.models.limit import Limit, PageLimit
from pages.editorial.models.change_note import ChangeNote
from pages.editorial.models.comment import Comment
from pages.editorial.models.open_form import OpenForm
from pages.editorial.models.revision import AtWork, Revision, Working
from pages.editorial.models.trash import TrashedObject
from pages.library.models import Document, LibraryItem, Picture
from pages.links.models.external_link import ExternalLink
from pages.proconnect.models import ProConnectAccess
from pages.publication.models.addressed import Addressed
from pages.publication.models.publication import Publication, PublicationQuerySet
from pages.publication.models.redirect import Redirect
from pages.publication.models.review_date import Confirmable, ConfirmableQuerySet
from pages.publication.models.revised import Revised, revised_models
from pages.publication.querysets import AddressedQuerySet
from pages.sharing.models.answers import BundleComment, BundleSignature
from pages.sharing.models.bundle import Bundle, BundleItem, BundleRecipient
from pages.site.models.banner import Banner
from pages.site.models.cache_version import CacheVersion
from pages.site.models.settings import SiteSettings, SocialLink
from pages.translations.models import Translatable
from pages.tree.models.block_base import BlockBase
from pages.tree.models.blocks import Block
from pages.tree.models.page import Page

__all__ = [
    "Addressed",
    "AddressedQuerySet",
    "AtWork",
    "AuditEntry",
    "Banner",
    "Block",
    "BlockBase",
    "Bundle",
    "BundleComment",
    "BundleItem",
    "BundleRecipient",
    "BundleSignature",
    "CacheVersion",
    "ChangeNote",
    "Comment",
    "Confirmable",
    "ConfirmableQuerySet",
    "Document",
    "ExternalLink",
    "LibraryItem",
    "Limit",
    "OpenForm",
    "Page",
    "PageLimit",
    "Picture",
    "ProConnectAccess",
    "Publication",
    "PublicationQuerySet",
    "Redirect",
    "Revised",
    "Revision",
    "SiteSettings",
    "SocialLink",
    "Translatable",
    "TrashedObject",
    "Working",
    "revised_models",
]
