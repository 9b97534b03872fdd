"""Which stored papers are letters, with a number and a date of their own."""

from agreements.rules.enums import AttachmentKind

K = AttachmentKind
LETTERS = (
    *(K.OFFER, K.OFFER_AGAIN, K.OFFER_ANSWER, K.OFFER_REPORT),
    *(K.DPRD_REQUEST, K.DPRD_OPINION, K.DPRD_APPROVAL),
    *(K.CONSULTATION, K.FORWARDING, K.VERIFICATION, K.MINISTER_APPROVAL, K.CONFIRMATION, K.TAKEOVER),
)
