"""The closed lists of templates and clauses."""

from agreements.rules.word import Word


class TemplateState(Word):
    """Where a template stands: nobody begins with a draft or an archived one."""

    DRAFT = "draf", "Draf"
    PUBLISHED = "terbit", "Terbit"
    ARCHIVED = "diarsipkan", "Diarsipkan"


class Departs(Word):
    """How a pasal of a draft stands to its template."""

    SAME = "sama", "Sama dengan templat"
    CHANGED = "berubah", "Berubah"
    ADDED = "tambahan", "Ditambahkan"
    MISSING = "hilang", "Tidak ada lagi"


class TemplateAct(Word):
    """What is done to a template or a clause."""

    CREATE = "buat", "membuat"
    EDIT = "ubah", "mengubah"
    NEW_VERSION = "versi_baru", "memulai versi baru"
    DISCARD = "buang_versi", "membuang draf versi"
    PUBLISH = "terbitkan", "menerbitkan"
    ARCHIVE = "arsipkan", "mengarsipkan"
    REOPEN = "buka_kembali", "membuka kembali"
