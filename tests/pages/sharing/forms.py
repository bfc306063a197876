"""The acts of who shares, through the forms of the admin."""

from tests.pages.staff.admin_forms import filled

ADD = "/admin/pages/bundle/add/"
RECIPIENT = {
    "recipients-0-organisation": "Commune de Béthune",
    "recipients-0-person": "Dominique Lefebvre",
    "recipients-0-email": "dominique@exemple.fr",
}


def add(admin_client, *objects, **changes):
    texts = [f"{obj._meta.label_lower}:{obj.pk}" for obj in objects]
    data = filled(admin_client.get(ADD), title="Avant le conseil", texts=texts, **RECIPIENT) | changes
    return admin_client.post(ADD, data)


def change(admin_client, bundle, **changes):
    address = f"/admin/pages/bundle/{bundle.pk}/change/"
    return admin_client.post(address, filled(admin_client.get(address)) | changes)


def choices(admin_client, address=ADD):
    return admin_client.get(address).content.decode()


def follow(bundle, rest=""):
    return (
        f"/admin/pages/bundle/{bundle.pk}/suivi/" if not rest else f"/admin/pages/bundle/{bundle.pk}/{rest}/"
    )


def link_in(response):
    html = response.content.decode()
    return "/partage/" + html.split("http://testserver/partage/", 1)[1].split('"', 1)[0]
