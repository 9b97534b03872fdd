"""`manage.py set_up`: the first row of a real installation: the government, and the first admin's account."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from agreements.models import Government, Post, Region, User
from agreements.rules.enums import PostStatus, RegionKind, Role

HEADS = {
    RegionKind.CITY: ("Wali Kota", "Kota "),
    RegionKind.REGENCY: ("Bupati", "Kabupaten "),
    RegionKind.PROVINCE: ("Gubernur", "Provinsi "),
}
ASKED = (
    ("region", "Kode daerah menurut Kemendagri, misalnya 35.76"),
    ("head", "Nama kepala daerah, tanpa gelar"),
    ("seat", "Kedudukan (kota), misalnya Mojokerto"),
    ("address", "Alamat kantor"),
    ("username", "Nama akun admin pertama"),
    ("name", "Nama lengkap admin"),
)


class Command(BaseCommand):
    """Asks for what is not given; a second run is refused."""

    help = "Siapkan pemasangan baru: data pemerintah daerah dan akun admin pertama."

    def add_arguments(self, parser):
        """Everything may be given, so that it runs without a keyboard."""
        for name, words in ASKED:
            parser.add_argument(f"--{name}", default="", help=words)
        parser.add_argument(
            "--head-status", choices=[status.value for status in PostStatus], default="definitif"
        )
        parser.add_argument("--password-stdin", action="store_true", help="baca kata sandi dari masukan baku")

    def handle(self, *args, **options):
        """Write both rows, or none."""
        if Government.objects.exists():
            raise CommandError("Pemerintah daerah sudah tercatat; ubah melalui halaman admin.")
        call_command("load_reference", stdout=self.stdout)
        given = {name: options[name] or input(f"{words}: ").strip() for name, words in ASKED}
        empty = [words for name, words in ASKED if not given[name]]
        if empty:
            raise CommandError(f"Belum diisi: {'; '.join(empty)}.")
        region = Region.objects.filter(code=given["region"]).first()
        if region is None:
            raise CommandError(
                f"Kode daerah {given['region']} tidak dikenal. Contoh: 35.76 (Kota Mojokerto)."
            )
        with transaction.atomic():
            government = self.government(region, given, options["head_status"])
            admin = self.admin(given, self.password(options["password_stdin"], given["username"]))
        self.stdout.write(
            f"{government.body} siap. Masuk sebagai {admin.username}, lalu tambahkan OPD dan akun."
        )

    def government(self, region, given, status):
        """The government of the register."""
        office, prefix = HEADS[RegionKind(region.kind)]
        return Government.objects.create(
            region=region,
            body=f"Pemerintah Daerah {region.name}",
            short=region.name,
            head_name=given["head"],
            head_office=f"{office} {region.name.removeprefix(prefix)}",
            head_status=status,
            seat=given["seat"],
            address=given["address"],
        )

    def admin(self, given, password):
        """The first account, with the post of the system admin."""
        person = User.objects.create_user(
            given["username"], password=password, full_name=given["name"], is_staff=True
        )
        Post.objects.create(user=person, role=Role.ADM, title=Role.ADM.label, start=timezone.localdate())
        return person

    def password(self, from_stdin, username):
        """Read the password and hold it to the rules of every password."""
        password = sys.stdin.readline().rstrip("\n") if from_stdin else getpass.getpass("Kata sandi: ")
        try:
            validate_password(password, User(username=username))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
