"""The page of one object, for the public."""

from django.shortcuts import render


def detail(request, template, shown, **context):
    """The page of `shown`, drawn by `template` with `context`, and what its reader is told of its language.

    Every public page of an object is made here: `shown` is asked, and its template includes `language_notice.html`.
    """
    notice = shown.language_notice()
    told = {"untranslated": notice.untranslated, "outdated": notice.outdated}
    return render(request, template, told | context)
