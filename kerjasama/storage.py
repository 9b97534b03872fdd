"""Static files under names that carry their content's hash."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class RememberingStorage(CompressedManifestStaticFilesStorage):
    """Works out each address once: names never change while a process lives, and a page asks for thirty."""

    support_js_module_import_aggregation = True  # one script imports another under its hashed name too

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._addresses = {}

    def url(self, name, force=False):
        """Return the address of a static file."""
        if name not in self._addresses:
            self._addresses[name] = super().url(name, force)
        return self._addresses[name]
