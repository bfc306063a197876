from django.core.paginator import Paginator

PER_PAGE = 12


def page_of(rows, request, count=None):
    """The page that the request asks for, or the nearest one: a wrong number is not an error.

    `rows` is a queryset or a list; `count` avoids a query when the number of rows is known.
    """
    paginator = Paginator(rows, PER_PAGE)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return page
