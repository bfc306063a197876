from django.db import migrations

from pages.links.models.references import references

#: All that had `replaced_by` when it held a path: those of the app of pages too, which knows none of the others.
KINDS = (
    ("pages", "Page"),
    ("programmes", "Project"),
    ("programmes", "News"),
    ("programmes", "Event"),
    ("programmes", "Call"),
)


def name_replacements(apps, schema_editor):
    """What was typed before the field kept references. The addresses in use are asked, and no other column."""
    rows = [
        (model, pk, link)
        for model in (apps.get_model(*kind) for kind in KINDS)
        for pk, link in model.objects.exclude(replaced_by="").values_list("pk", "replaced_by")
    ]
    found = references([link for _model, _pk, link in rows])
    for model, pk, link in rows:
        if link in found:
            model.objects.filter(pk=pk).update(replaced_by=found[link])


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0003_files_of_versions'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(name_replacements, migrations.RunPython.noop, elidable=True),
    ]
