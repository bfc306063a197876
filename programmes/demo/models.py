from django.contrib.contenttypes.models import ContentType
from django.db import models


class Example(models.Model):
    """Records what load_demo created, so that unload_demo deletes exactly that, in the reverse order."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_key = models.CharField(max_length=40)

    class Meta:
        verbose_name = "example"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_key"], name="one_example_an_object")
        ]

    def __str__(self):
        return f"{self.content_type_id} {self.object_key}"

    @classmethod
    def of(cls, made):
        kind = ContentType.objects.get_for_model(made, for_concrete_model=True)
        return cls.objects.create(content_type=kind, object_key=str(made.pk))

    @property
    def made(self):
        """The object, or None if staff have deleted it since."""
        return self.content_type.model_class()._base_manager.filter(pk=self.object_key).first()
