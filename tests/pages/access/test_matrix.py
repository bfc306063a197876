"""Role × object × address: each is really asked for, and answers what the table says (tests/pages/access/matrix.py)."""

import pytest
from django.db import transaction
from django.urls import reverse

from pages.models import AuditEntry
from programmes.models import Programme, ProgrammeLimit
from tests.pages.access.addresses import MISSING, addresses, chosen, knows, registered, row_of, rows_of
from tests.pages.access.drawing import drawn_for, uncopied
from tests.pages.access.matrix import ACTIONS, CHOSEN, MODELS, NAMED, POSTED
from tests.pages.access.people import make_user, signed_in
from tests.pages.access.place import Place, fresh, model_of

ADDRESSES = addresses()
ROWS = {key: row_of(key) for key in ADDRESSES}
RULED = [pair for key in ADDRESSES for pair in rows_of(key)]
LISTED = [
    (label, action[1])
    for label, model_admin in registered().items()
    for action in model_admin._get_base_actions()
    if model_admin.actions is not None
]
SENT = [
    (key, label, next((act for act in posted.acts if knows(label, act)), posted.acts[0]))
    for key, posted in POSTED.items()
    for label in MODELS
    if issubclass(model_of(label), posted.base)
]


@pytest.fixture(scope="module")
def place(kept):
    """Made once for all these tests: what they ask is undone each time."""
    with uncopied():
        yield Place()


class Undone(Exception):
    pass


def undone(ask):
    """What `ask` gives; what it wrote is rolled back."""
    answer = []
    try:
        with transaction.atomic():
            answer.append(ask())
            raise Undone
    except Undone:
        return answer[0]


def url_of(key, row=None, obj=None):
    if key in POSTED and "/" in key:  # it has no name
        return f"/admin/{ADDRESSES[key]}"
    if "<path:object_id>" in ADDRESSES[key] and not key.startswith("admin:auth_") and "/" in key:
        return f"/admin/{ADDRESSES[key].replace('<path:object_id>', str(obj.pk))}"
    return reverse(key, args=row.args(obj) if "<" in ADDRESSES[key] else [])


def variants(place, label, act, is_about_one):
    """(act as the table has it, whether inside, object) for what the address may be asked about."""
    rights, can_be_inside = MODELS[label]
    assert act == "staff" or knows(label, act), f"MODELS does not say who may {act} a {label}."
    if not is_about_one:
        inside = can_be_inside and (act != "add" or rights.get("new", True))
        return [(act, inside, None)]
    states = [(f"{act} live", True), (f"{act} draft", False)] if f"{act} live" in rights else [(act, True)]
    wheres = (True, False) if can_be_inside else (False,)
    return [(said, inside, place.make(label, inside, live)) for said, live in states for inside in wheres]


def asked_of(someone, asked):
    """Where something is matters to the limited only, and in what state it is, to who has a role."""
    if not someone.letter:
        return asked[:1]
    return asked if someone.is_limited else [each for each in asked if not each[1]] or asked


def is_expected(someone, label, act, inside):
    if act == "staff":
        return someone.letter is not None
    who = MODELS[label][0][act]
    return (
        bool(someone.letter) and someone.letter in who and (inside or act == "view" or not someone.is_limited)
    )


def is_allowed(response):
    """Refused is 403, or the sign-in form: "not found" is only said to who may know."""
    to_sign_in = response.status_code == 302 and "/login/" in response["Location"]
    assert response.status_code in (200, 302, 403, 404), response.status_code
    return response.status_code != 403 and not to_sign_in


@pytest.mark.no_database
def test_every_address_has_a_row_in_the_matrix():
    assert ADDRESSES and [MISSING.format(key) for key in ADDRESSES if not ROWS[key]] == []


@pytest.mark.no_database
def test_every_model_of_the_admin_has_a_row_in_the_matrix():
    """In MODELS of tests/pages/access/matrix.py."""
    assert registered() and [label for label in registered() if label not in MODELS] == []


@pytest.mark.no_database
def test_every_action_of_a_list_has_a_row_in_the_matrix():
    """In ACTIONS of tests/pages/access/matrix.py."""
    assert LISTED and [(label, action) for label, action in LISTED if action not in ACTIONS] == []


@pytest.mark.parametrize(("key", "row"), RULED, ids=[f"{key} {row.method} {row.act}" for key, row in RULED])
def test_an_address_answers_whom_it_should_and_refuses_the_others(place, no_renditions, key, row):
    label, _rows = ROWS[key]
    asked = variants(place, label, row.act, "<" in ADDRESSES[key])
    wrong = []
    for someone in place.people:
        client = someone.client
        for act, inside, obj in asked_of(someone, asked):
            url, ask = url_of(key, row, obj), getattr(client, row.method)
            with drawn_for(someone):
                allowed = is_allowed(undone(lambda ask=ask, url=url: ask(url, row.data)))
            if allowed != is_expected(someone, label, act, inside):
                wrong.append(f"{someone}: {act} {obj or label} ({'let in' if allowed else 'refused'})")
    assert wrong == []


@pytest.mark.parametrize(("label", "action"), LISTED)
def test_an_action_of_a_list_changes_what_it_should_and_leaves_the_rest(place, no_renditions, label, action):
    def data(obj):
        return {"action": action, "_selected_action": [obj.pk], "post": "yes"}

    url = reverse(f"admin:{label.replace('.', '_')}_changelist")
    assert wrongly_done(place, label, ACTIONS[action], url, data) == []


@pytest.mark.parametrize(("key", "label", "act"), SENT)
def test_what_is_sent_about_an_object_changes_what_it_should_and_leaves_the_rest(place, key, label, act):
    assert wrongly_done(place, label, act, url_of(key), POSTED[key].data) == []


def wrongly_done(place, label, act, url, data):
    """A sentence for each who did what they may not, or did not what they may."""
    wrong, asked = [], variants(place, label, act, True)
    for someone in place.people:
        client = someone.client
        for said, inside, obj in asked_of(someone, asked):
            with drawn_for(someone):
                is_done = undone(lambda obj=obj, client=client: has_effect(client, url, data, obj))
            expected = is_expected(someone, label, said, inside)
            if is_done != expected and (is_done or is_free(obj)):
                wrong.append(f"{someone}: {said} {obj} ({'done' if is_done else 'not done'})")
    return wrong


def has_effect(client, url, data, obj):
    """In its row, or at least in the audit log; or else it is sent on to a new bundle."""
    sent = data(obj)
    before = trace(obj)
    response = client.post(url, sent)
    is_allowed(response)
    return trace(obj) != before or is_shared(client, response, obj)


def is_shared(client, response, obj):
    """Sent on to the form of a new bundle with it, where whoever may open that form finds it chosen."""
    label = f"{obj._meta.label_lower}:{obj.pk}"
    if response.get("Location") != f"{reverse('admin:pages_bundle_add')}?textes={label}":
        return False
    answer = client.get(response["Location"])
    if is_allowed(answer):
        form = answer.context_data["adminform"].form
        assert label in form.initial["texts"] and label in dict(form.fields["texts"].choices)
    return True


def trace(obj):
    written = AuditEntry.objects.filter(model=obj._meta.label_lower, object_key=str(obj.pk))
    return fresh(obj), written.count()


def is_free(obj):
    """A file that is shown somewhere is deleted by no one, nor is a programme to which someone is limited."""
    if isinstance(obj, Programme):
        return not ProgrammeLimit.objects.filter(programme=obj).exists()
    return not hasattr(obj, "uses") or not obj.uses()


@pytest.mark.filterwarnings("error::django.core.paginator.UnorderedObjectListWarning")
@pytest.mark.parametrize(("label", "field"), chosen().items())
def test_an_object_is_looked_for_by_who_may_choose_it(place, label, field):
    asked, act = (
        dict(zip(("app_label", "model_name", "field_name"), field, strict=True)),
        CHOSEN.get(label, "view"),
    )
    url = reverse("admin:autocomplete")
    opened = {str(who): is_allowed(who.client.get(url, asked)) for who in place.people}
    assert opened == {str(who): is_expected(who, label, act, True) for who in place.people}


@pytest.mark.parametrize("key", [key for key, rule in NAMED.items() if rule == "staff"])
def test_an_address_of_all_staff_sends_visitors_to_the_sign_in_form(client, db, key):
    args = {"admin:view_on_site": [1, 1]}.get(key, [])
    assert "/admin/login/" in client.get(reverse(key, args=args))["Location"]
    answer = signed_in(make_user()).get(reverse(key, args=args))
    assert answer.status_code in (200, 404) or answer["Location"].startswith("/compte/mot-de-passe/")


@pytest.mark.parametrize("key", [key for key, rule in NAMED.items() if rule == "a role"])
def test_a_screen_for_the_roles_opens_to_each_of_them_and_to_no_one_else(place, key):
    opened = {str(who): is_allowed(who.client.get(reverse(key))) for who in place.people}
    assert opened == {str(who): bool(who.letter) for who in place.people}


@pytest.mark.parametrize("key", [key for key, rule in NAMED.items() if rule == "an account"])
def test_the_screens_of_an_account_send_visitors_to_the_sign_in_form(client, db, key):
    args = [1] if "<int:pk>" in ADDRESSES[key] else []
    assert client.get(reverse(key, args=args))["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("label", [label for label in MODELS if "." in label])
def test_the_page_of_an_app_is_for_who_has_a_right_there(db, label):
    app = model_of(label)._meta.app_label
    assert signed_in(make_user()).get(reverse("admin:app_list", args=[app])).status_code == 404
