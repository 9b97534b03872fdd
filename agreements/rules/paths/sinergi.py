"""Sinergi: KAK, study, offer with one second request, then a nota kesepakatan with its rencana kerja.

Source: Permendagri 22/2020 Ps 52-55; PP 28/2018 Ps 46. After the second request nothing follows by law;
how an offer of the ministry is answered is not written either: it goes as with another region.
"""

from agreements.rules.enums import AttachmentKind, Stage
from agreements.rules.moves import STAFF
from agreements.rules.paths import ksdd
from agreements.rules.paths.rows import (
    P22,
    answered,
    asked_again,
    ended,
    examined,
    offered,
    proposed,
    sent_back,
    studied,
)

WAITING = (Stage.OFFERED, Stage.ASKED_AGAIN)
OPEN_OURS = (
    *(Stage.IDEA, Stage.SUBMITTED, Stage.RETURNED, Stage.STUDY, Stage.OFFERING),
    *(*WAITING, Stage.ACCEPTED),
)


def ours():
    """The region offers."""
    return (
        proposed((AttachmentKind.KAK,), f"{P22} Pasal 53"),
        examined(Stage.STUDY, f"{P22} Pasal 53, 46(2)"),
        sent_back(Stage.SUBMITTED, STAFF, "mengembalikan usulan sinergi", f"{P22} Pasal 53"),
        *studied(Stage.OFFERING, f"{P22} Pasal 53, 46(2), 48, 49"),
        offered(f"{P22} Pasal 54"),
        *answered(WAITING, f"{P22} Pasal 54"),
        asked_again(f"{P22} Pasal 54"),
        *ended(OPEN_OURS),
    )


def theirs():
    """The ministry, agency or its vertical office offers."""
    return ksdd.theirs(wajib=False, basis=f"{P22} Pasal 54")
