"""What the demo shows openly: it holds invented people and no real data."""

PASSWORD = "contoh-kerjasama"  # noqa: S105 - printed in the README and on the demo's login page
LINK_TOKEN = "contoh-tautan-mitra"  # noqa: S105 - of the demo alone; a code stands behind it
