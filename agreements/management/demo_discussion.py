"""The demo's discussion: a returned text with internal, shared and closed comments, a partner's link, two
suggestions that wait for a decision, and the turn passed to and fro."""

from dataclasses import replace

from agreements.documents.content import text_of
from agreements.management.demo_clock import days_ago
from agreements.models import Agreement, PartnerLink
from agreements.rules.enums import Role, State, SuggestionSource, Visibility
from agreements.rules.examples import LINK_TOKEN
from agreements.rules.naskah import Node, digest_of
from agreements.rules.suggesting import change_of
from agreements.workflow.commenting import comment, reply
from agreements.workflow.sharing import hashed, pass_turn, share
from agreements.workflow.suggesting import propose

CONTACT = {
    "name": "Rina Anggraini (contoh)",
    "office": "Kepala Bagian Kerja Sama",
    "email": "",
    "phone": "0812-0000-1234",
    "with_lampiran": True,
    "with_comments": True,
    "may_download": True,
}


def write_discussion(cast):
    """Take the cast of a data set; let the first returned text be discussed with its partner."""
    agreement = Agreement.objects.filter(state=State.RETURNED).order_by("pk").first()
    partner = agreement and agreement.parties.filter(partner__isnull=False).first()
    if not partner:
        return
    partner, staff = partner.partner, cast.actor(Role.STF)
    officer = cast.actor(Role.OPO, agreement.agency)
    with days_ago(6):
        _inside(agreement, cast)
    with days_ago(5):
        link, _ = share(agreement, by=officer, partner=partner, days=60, fields=CONTACT)
        PartnerLink.objects.filter(pk=link.pk).update(token_hash=hashed(LINK_TOKEN))
        pass_turn(agreement, by=staff, partner=partner, note="Mohon dibaca dan diusulkan perubahannya.")
    with days_ago(3):
        _from_the_partner(agreement, link)
    with days_ago(2):
        pass_turn(agreement, guest=link, note="Sudah kami baca; ada dua usul.")


def _inside(agreement, cast):
    """What our side says among itself, and TKKSD alone."""
    first, second, *_ = text_of(agreement).pasal
    officer = cast.actor(Role.OPO, agreement.agency)
    talk = comment(
        agreement,
        by=officer,
        part=second.id,
        text="@Bagian Hukum mohon diperiksa: apakah objek ini cukup jelas bagi kedua daerah?",
    )
    reply(talk, by=cast.actor(Role.HKM), text="Cukup jelas. Sebutkan lokasinya bila sudah pasti.")
    comment(
        agreement,
        by=cast.actor(Role.TKS),
        part=first.id,
        visibility=Visibility.CLOSED,
        text="Batas kewenangan perlu dibahas dahulu dalam rapat TKKSD sebelum dibuka kepada mitra.",
    )
    comment(agreement, by=officer, text=f"@{agreement.agency.name} siapkan data volume tiga tahun terakhir.")


def _from_the_partner(agreement, link):
    """What the contact asks and proposes."""
    naskah = text_of(agreement)
    first, second, *_ = naskah.pasal
    comment(
        agreement, guest=link, part=second.id, text="Apakah objek ini mencakup pula wilayah perbatasan kami?"
    )
    changes = [
        change_of(
            replace(part, body=(*part.body, Node(part.body[-1].kind if part.body else "teks", words))),
            digest_of(part),
        )
        for part, words in (
            (
                first,
                "Kerja sama ini memperhatikan kepentingan masyarakat di wilayah perbatasan kedua daerah.",
            ),
            (second, "Objek sebagaimana dimaksud meliputi wilayah yang berbatasan langsung."),
        )
    ]
    propose(
        agreement,
        guest=link,
        changes=changes,
        note="Agar kepentingan kedua daerah seimbang.",
        source=SuggestionSource.LINK,
    )
