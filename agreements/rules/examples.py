"""What the demo shows openly: it holds invented people and no real data."""

PASSWORD = "contoh-kerjasama"  # noqa: S105 - printed in the README and on the demo's login page
