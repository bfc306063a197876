import os

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

NAME = "admin"


class Command(BaseCommand):
    help = "Makes the first administrator when nobody can sign in yet, and shows the password once."

    @transaction.atomic
    def handle(self, *args, **options):
        users = get_user_model().objects
        if users.exists():
            return
        password = chosen_password() or get_random_string(16)
        users.create_superuser(NAME, password=password)
        self.stdout.write(_("Administration : /admin/, avec le nom « %s »") % NAME)
        self.stdout.write(
            _("et le mot de passe donné dans ADMIN_PASSWORD.")
            if chosen_password()
            else _("et le mot de passe « %s » : notez-le, il ne sera plus affiché.") % password
        )


def chosen_password():
    password = os.environ.get("ADMIN_PASSWORD", "")
    try:
        if password:
            validate_password(password, get_user_model()(username=NAME))
    except ValidationError as error:
        raise CommandError(f"ADMIN_PASSWORD : {' '.join(error.messages)}") from None
    return password
