import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "agglo_site.settings")

django_application = get_wsgi_application()

from agglo_site.page_cache import PageCache  # noqa: E402 (its models need the line above)

application = PageCache(django_application)
