import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

LAYER_IMPORT = re.compile(r'@import url\("([\w./-]+)"\) layer\((\w+)\);\n?')


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Replaces the imports of css/site.css by the content of each layer: one stylesheet, one request."""

    bundle = "css/site.css"

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run and self.bundle in paths:
            bundled = self.inlined(paths).encode()
            self.delete(self.bundle)
            self._save(self.bundle, ContentFile(bundled))
            paths[self.bundle] = (self, self.bundle)
        yield from super().post_process(paths, dry_run, **options)

    def inlined(self, paths):
        """The whole stylesheet. It is read from the sources: the one already collected is bundled, without imports."""
        folder = self.bundle.rpartition("/")[0]

        def source(name):
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        def layer(match):
            return f"@layer {match[2]} {{\n{source(f'{folder}/{match[1]}')}}}\n"

        return LAYER_IMPORT.sub(layer, source(self.bundle))
