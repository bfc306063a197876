"""Typed variables of the environment.

At start-up each wrong or missing one is told in a sentence, all at once, without a traceback. The sentences
are in French without gettext: the settings that gettext needs are not read yet.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

import environ

YES, NO = {"1", "true", "yes", "on", "oui"}, {"0", "false", "no", "off", "non"}


class Environment:
    def __init__(self, variables=os.environ):
        self.variables = variables
        self.faults = []

    def fault(self, name: str, sentence: str):
        """Records a fault; stop_if_wrong() tells them all."""
        self.faults.append(f"{name} : {sentence}")

    def text(self, name: str, default: str = "") -> str:
        """The value, or `default`. An empty variable ('SECRET_KEY=' in a file of variables) counts as not set."""
        return self.variables.get(name, "").strip() or default

    def choice(self, name: str, choices: list[str]) -> str:
        """The value, which must be one of `choices` (a list of strings); the first is the default."""
        value = self.text(name, choices[0])
        if value not in choices:
            self.fault(name, f"« {value} » n’est pas reconnu. Choisissez entre {', '.join(choices)}.")
        return value

    def integer(self, name: str, default: int, minimum: int = 0) -> int:
        """A whole number of at least `minimum`; otherwise a fault."""
        value = self.text(name, str(default))
        try:
            number = int(value)
        except ValueError:
            self.fault(name, f"« {value} » n’est pas un nombre entier.")
            return default
        if number < minimum:
            self.fault(name, f"{number} est trop petit : {minimum} au moins.")
        return number

    def boolean(self, name: str, default: bool) -> bool:
        """True for a word of YES, False for one of NO; another word is a fault."""
        value = self.text(name).lower()
        if value and value not in YES | NO:
            self.fault(name, f"« {value} » n’est ni oui ni non. Écrivez 1 (oui) ou 0 (non).")
        return value in YES if value else default

    def listing(self, name: str, default=()) -> list[str]:
        """The parts between commas, without spaces and empty parts."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()] or list(default)

    def origins(self, name: str) -> list[str]:
        """Complete origins ('https://www.exemple.fr'), separated by commas; another form is a fault."""
        found = self.listing(name)
        for origin in found:
            if not origin.startswith(("https://", "http://")):
                self.fault(
                    name, f"« {origin} » n’est pas une origine complète, comme https://www.exemple.fr."
                )
        return found

    def together(self, *names: str) -> dict[str, str] | None:
        """{name: value} when all these variables are set, None when none is; it is a fault to set only some."""
        found = {name: self.text(name) for name in names}
        missing = [name for name in names if not found[name]]
        if missing and len(missing) < len(names):
            self.fault(", ".join(missing), f"à donner aussi, ou retirez les autres ({', '.join(names)}).")
        return None if missing else found

    def address(self, name, default, schemes, read, sentence):
        """The settings that `read` (address → dict) makes of the address; an unknown scheme or an empty dict
        is a fault.

        The sentence never shows the value, which may hold a password.
        """
        url, config = self.text(name, default), {}
        if url.partition("://")[0] in schemes:
            with suppress(ValueError):  # for instance a port that is not a number
                config = read(url)
        if not config:
            self.fault(name, sentence)
        return config

    def database(self, name: str, default: str) -> dict:
        return self.address(
            name,
            default,
            {"sqlite", "postgres", "postgresql"},
            lambda url: config if (config := environ.Env.db_url_config(url)).get("NAME") else {},
            "l’adresse de la base n’est pas reconnue. Écrivez sqlite:////chemin/du/fichier"
            " ou postgres://utilisateur:motdepasse@serveur:5432/base.",
        )

    def cache(self, name: str, default: str) -> dict:
        return self.address(
            name,
            default,
            {"dbcache", "redis", "rediss"},
            environ.Env.cache_url_config,
            "l’adresse n’est pas reconnue. Écrivez redis://serveur:6379/0, ou retirez-la : la base servira.",
        )

    def mail(self, name: str, default: str) -> dict:
        """The settings of Django's mail that the address gives: {'EMAIL_HOST': …}."""
        found = self.address(
            name,
            default,
            {"smtp", "smtp+tls", "smtp+ssl", "filemail", "consolemail"},
            environ.Env.email_url_config,
            "l’adresse n’est pas reconnue. Écrivez smtp+tls://utilisateur:motdepasse@serveur:587"
            " ou filemail:////chemin/du/dossier.",
        )
        return {key: value for key, value in found.items() if value and key.startswith("EMAIL_")}

    def stop_if_wrong(self):
        """Ends the process with the list of faults, if there are any (SystemExit)."""
        if self.faults:
            lines = "\n".join(f"- {fault}" for fault in self.faults)
            raise SystemExit(
                f"Le site ne démarre pas : réglages à corriger (variables d’environnement).\n{lines}"
            )


def kept_secret(path: Path) -> str:
    """The secret key of a default run, made at the first start and kept in the file `path`.

    A restart therefore signs nobody out, and all processes share the same key.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another process was faster: a link appears whole or not at all
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
