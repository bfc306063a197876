"""All the settings, read from the environment only; README.md has the table of variables."""

from pathlib import Path
from urllib.parse import quote

import django.conf.locale
from csp.constants import NONE, SELF

from agglo_site.environment import Environment, kept_secret

env = Environment()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    env.fault("VAR_DIR", f"impossible d’utiliser le dossier {VAR_DIR} ({error.strerror}).")
    env.stop_if_wrong()

ENVIRONMENT = env.choice("ENVIRONMENT", ["local", "production"])
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.boolean("DEBUG", default=False)
if DEBUG and PRODUCTION:
    env.fault("DEBUG", "à retirer en production : les pages d’erreur montreraient le code et les réglages.")

SECRET_KEY = env.text("SECRET_KEY")
if PRODUCTION and len(SECRET_KEY) < 50:
    env.fault(
        "SECRET_KEY",
        "en production, il en faut une de 50 caractères au moins. Pour en tirer une :"
        ' python3 -c "import secrets; print(secrets.token_urlsafe(50))"',
    )
if not SECRET_KEY and not PRODUCTION:
    SECRET_KEY = kept_secret(VAR_DIR / "secret_key")
#: The address that `make run` prints is always allowed, even with HOST set.
LOCAL_HOSTS = list(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", env.text("HOST", "localhost")]))
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", [] if PRODUCTION else LOCAL_HOSTS)
if PRODUCTION and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    env.fault(
        "ALLOWED_HOSTS", "en production, donnez les noms du site, séparés par des virgules : www.exemple.fr."
    )
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose forms it extends
    "pages.apps.StaffAdminConfig",  # the Django admin, with a site of ours
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "content_editor",
    "django_prose_editor",
    "imagefield",
    "js_asset",
    "tree_queries",
    "csp",
    "pages",
    "programmes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "agglo_site.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pages.text.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pages.publication.middleware.RedirectMiddleware",
]
if DEBUG:
    MIDDLEWARE.insert(0, "agglo_site.page_cost.PageCostMiddleware")

ROOT_URLCONF = "agglo_site.urls"
WSGI_APPLICATION = "agglo_site.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.site.context_processors.site",
            ],
        },
    }
]

# Database: one SQLite file, or whatever DATABASE_URL says.
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{quote(str(VAR_DIR))}/db.sqlite3")}
if DATABASES["default"].get("ENGINE") == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # waits for the lock when it begins; DEFERRED may fail half-way
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.integer("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # a server that does not answer counts as away: stored pages are served, other pages fail at once
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Counters shared by all processes and machines: failed sign-ins, codes already used
# (docs/decisions/0013-staff-sign-in.md). Many entries, so that a flood of made-up names does not evict a
# lock-out.
CACHES = {"default": env.cache("CACHE_URL", "dbcache://cache?max_entries=100000")}

# Mail to the staff; written as files in VAR_DIR until a server is set.
globals().update(env.mail("EMAIL_URL", f"filemail:///{quote(str(VAR_DIR))}/mail"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "ne-pas-repondre@localhost")

# Signing in: django-allauth, whose addresses and screens are in pages/accounts/.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "admin:index"
ACCOUNT_ADAPTER = "pages.accounts.adapters.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator writes the addresses: they need no confirmation
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key"}
#: In production a proxy stands in front, which adds the visitor's address to X-Forwarded-For.
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXIES", 1 if PRODUCTION else 0)
MFA_ADAPTER = "pages.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate_webauthn": "pages.accounts.forms.AuthenticateForm",
    "login_webauthn": "pages.accounts.forms.SignInForm",
    "reauthenticate_webauthn": "pages.accounts.forms.ReauthenticateForm",
    "add_webauthn": "pages.accounts.forms.AddForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # accepts the clock of a phone that is half a minute off
SECOND_FACTOR_REQUIRED = env.boolean("SECOND_FACTOR_REQUIRED", default=PRODUCTION)
#: ProConnect, the State's identity provider for public agents; None: the site does not show it.
PROCONNECT = env.together("PROCONNECT_DOMAIN", "PROCONNECT_CLIENT_ID", "PROCONNECT_CLIENT_SECRET")
#: How many days the audit log keeps what staff did.
AUDIT_LOG_DAYS = env.integer("AUDIT_LOG_DAYS", 365, minimum=1)

# Languages: French at the root, English under /en/, plain French under /facile/.
django.conf.locale.LANG_INFO["facile"] = {
    "bidi": False,
    "code": "facile",
    "name": "Plain French",
    "name_local": "Version simplifiée",
}
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English"), ("facile", "Version simplifiée")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["agglo_site.formats"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("fr",)
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "agglo_site.static_bundle.BundledStaticFilesStorage"},
}
IMAGEFIELD_BIN_DEPTH = 2
MAX_PICTURE_MB = env.integer("MAX_PICTURE_MB", 15, minimum=1)
MAX_PICTURE_MEGAPIXELS = env.integer("MAX_PICTURE_MEGAPIXELS", 60, minimum=1)
MAX_DOCUMENT_MB = env.integer("MAX_DOCUMENT_MB", 30, minimum=1)
#: Of the files of data that come in: those sent through the admin must be done with before a worker is stopped (30 s).
IMPORT_MAX_MB = env.integer("IMPORT_MAX_MB", 30, minimum=1)
IMPORT_MAX_LINES = env.integer("IMPORT_MAX_LINES", 10_000, minimum=1)
#: More than the quartiers of the country (some 1 600), or the communes of any agglomeration.
IMPORT_MAX_NEW_PLACES = env.integer("IMPORT_MAX_NEW_PLACES", 2_000, minimum=1)
#: How many lines are written in one transaction; the others wait their turn meanwhile.
IMPORT_BATCH_LINES = env.integer("IMPORT_BATCH_LINES", 1_000, minimum=1)
#: Of each list of a preview or a report: a page, not a book.
IMPORT_SHOWN_LINES = env.integer("IMPORT_SHOWN_LINES", 200, minimum=1)
#: A file that nobody confirmed is forgotten after that.
IMPORT_FORGET_DAYS = env.integer("IMPORT_FORGET_DAYS", 7, minimum=1)
#: How long what was deleted can be put back: nothing leaves the trash before.
TRASH_DAYS = env.integer("TRASH_DAYS", 30, minimum=1)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a page of 100 blocks has some 4 000 fields
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    20 * 2**20
)  # in three languages, the texts of such a page; files have limits of their own

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
#: Features of the browser that no page uses: they are refused.
PERMISSIONS_POLICY = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
if PRODUCTION:
    # The proxy in front must set this header itself, whatever the visitor sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # probes come from the machine itself, without HTTPS
    SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # with "__Host-", no other host of the domain can write these cookies
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"

#: Memory, in megabytes, that each process gives to the pages it keeps ready; 0 keeps none.
PAGE_CACHE_MB = env.integer("PAGE_CACHE_MB", 64)

#: Seconds between two requests of `check_links` to one site.
LINK_CHECK_DELAY = env.integer("LINK_CHECK_DELAY", 2)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.choice("LOG_LEVEL", ["WARNING", "INFO", "DEBUG", "ERROR"])},
    "loggers": {
        "agglo_site.page_cost": {"level": "INFO"},
        # Django's own handlers write nothing, or only by mail, when DEBUG is off
        "django": {"handlers": []},
        # a 404 is not an error of the site, and robots try every host name
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

env.stop_if_wrong()
