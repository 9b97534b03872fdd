"""`manage.py demo_accounts`: the example accounts of a demo, with their posts."""

from django.core.management.base import BaseCommand

from agreements.management.demo import PASSWORD
from agreements.models import Government, Post


class Command(BaseCommand):
    """Prints nothing where no demo is loaded."""

    help = "Tampilkan akun contoh."

    def handle(self, *args, **options):
        """Print the table."""
        if not Government.objects.filter(is_demo=True).exists():
            return
        posts = Post.objects.filter(user__is_example=True).select_related("user").order_by("pk")
        shown = [post for post in posts if post.user.has_usable_password()]
        self.stdout.write(f"Akun contoh (kata sandi semuanya: {PASSWORD}):")
        for post in shown:
            self.stdout.write(f"  {post.user.username:<14} {post.label}")
