"""« Partages »: drafts shown to partners by a link for each, which staff make, follow and withdraw."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from pages.access.roles import has, may
from pages.models import Bundle, BundleRecipient
from pages.sharing.admin.follow import FollowScreen
from pages.sharing.shareable import ANSWERED, TextsField, answered, keep_items
from pages.staff.base import ChoiceForm, Lines, StaffAdmin
from pages.staff.site import SITE
from pages.text.clock import when


class BundleForm(ChoiceForm):
    texts = TextsField(
        label=_("Textes à partager"),
        help_text=_(
            "Ceux que le public ne voit pas encore. Les destinataires voient toujours leur dernière rédaction."
        ),
        error_messages={"required": _("Choisissez au moins un texte à partager.")},
    )

    class Meta:
        model = Bundle
        fields = ("title", "message", "expires_at")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        held = [item.label for item in self.instance.items.all()] if self.instance.pk else []
        asked = self.initial.get("texts") or []
        self.initial["texts"] = [*held, *asked]
        self.fields["texts"].offer(self.user, *held, *asked)

    def _post_clean(self):
        """Leaves out the check of the scope: only texts that this person may share are offered."""
        forms.ModelForm._post_clean(self)

    def clean_texts(self):
        texts = self.cleaned_data["texts"]
        left = answered(self.instance, texts) if self.instance.pk else []
        if left:
            raise ValidationError([ANSWERED % item for item in left])
        return texts

    def clean_expires_at(self):
        end = self.cleaned_data["expires_at"]
        if "expires_at" in self.changed_data and end <= timezone.now():
            raise ValidationError(
                _("Choisissez une date à venir. Pour fermer le lien tout de suite, retirez le partage.")
            )
        return end


class RecipientForm(ChoiceForm):
    send = forms.BooleanField(
        label=_("Envoyer le lien par courrier électronique"),
        required=False,
        help_text=_("À qui l’a déjà reçu, un nouveau lien : l’ancien ne marche plus."),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("send") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Donnez l’adresse à laquelle envoyer le lien."))
        return cleaned

    def save(self, commit=True):
        """The token is known only during this request: its hash is stored."""
        if not self.instance.pk or self.cleaned_data["send"]:
            self.instance.token = self.instance.new_token()
            self.instance.is_sent = self.cleaned_data["send"]
        return super().save(commit)


class RecipientLines(Lines):
    model = BundleRecipient
    form = RecipientForm
    can_delete = False
    fields = (("organisation", "person"), ("email", "send"), "state")
    readonly_fields = ("state",)

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    @admin.display(description=_("où en est-il ?"))
    def state(self, recipient):
        if not recipient.pk:
            return _("Le lien sera donné après l’enregistrement.")
        if recipient.revoked_at:
            return _("Lien retiré le %s.") % when(recipient.revoked_at)
        return (
            _("Vu le %s.") % when(recipient.last_seen_at) if recipient.last_seen_at else _("Jamais ouvert.")
        )


@admin.register(Bundle)
class BundleAdmin(StaffAdmin):
    form = BundleForm
    group, rank = SITE, 5
    list_display = (
        "title",
        "state",
        "item_count",
        "recipient_count",
        "new_comments",
        "expires_at",
        "follow_up",
    )
    ordering = ("-created_at",)  # the ordering of the model is lost by GROUP BY, where rows are counted
    search_fields = ("title", "recipients__organisation", "recipients__person")
    inlines = (RecipientLines,)
    readonly_fields = ("follow_up",)
    fieldsets = ((None, {"fields": ("title", "message", "expires_at", "texts", "follow_up")}),)

    def get_queryset(self, request):
        return super().get_queryset(request).for_list()

    def get_urls(self):
        return FollowScreen.urls(self) + super().get_urls()

    def get_changeform_initial_data(self, request):
        """The texts chosen by the action of a list: ?textes=pages.page:3,pages.page:8"""
        return {"texts": [label for label in request.GET.get("textes", "").split(",") if label]}

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        keep_items(obj, form.cleaned_data["texts"])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        lines = [line.instance for formset in formsets for line in formset.forms]
        form.instance.given = [each for each in lines if each.pk and hasattr(each, "token")]

    def response_add(self, request, obj, post_url_continue=None):
        if obj.given:
            return FollowScreen(self, request).links(obj, obj.given)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if obj.given:
            return FollowScreen(self, request).links(obj, obj.given)
        return super().response_change(request, obj)

    def is_within_reach(self, request, bundle):
        """Whether this person may share all the texts of the bundle."""
        held = [item.object for item in bundle.items.select_related("content_type")]
        return all(may(request.user, "share", obj) for obj in held if obj)

    def has_view_permission(self, request, obj=None):
        return has(request.user, "view", Bundle)

    def has_change_permission(self, request, obj=None):
        return has(request.user, "change", Bundle) and (obj is None or self.is_within_reach(request, obj))

    def has_add_permission(self, request):
        return has(request.user, "add", Bundle)

    def has_delete_permission(self, request, obj=None):
        """Never: a bundle is withdrawn, and its signatures are kept."""
        return False

    @admin.display(description=_("état"))
    def state(self, bundle):
        if bundle.revoked_at:
            return _("Retiré le %s") % when(bundle.revoked_at)
        return _("Ouvert") if bundle.is_open else _("Terminé")

    @admin.display(description=_("textes"))
    def item_count(self, bundle):
        return bundle.item_count

    @admin.display(description=_("destinataires"))
    def recipient_count(self, bundle):
        return bundle.recipient_count

    @admin.display(description=_("remarques à lire"))
    def new_comments(self, bundle):
        return bundle.new_comments or "–"

    @admin.display(description=_("suivi"))
    def follow_up(self, bundle):
        if not bundle.pk:
            return _("Remarques et validations seront ici.")
        url = reverse("admin:pages_bundle_follow", args=[bundle.pk])
        return format_html(
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>',
            url,
            _("Remarques et validations"),
            _("de « %s »") % bundle,
        )
