"""Is an uploaded file what it says, and harmless? Reads bytes only; nothing of it is run (trust.md 7)."""

import io
import json
import re
import zipfile

import pikepdf

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_BYTES = 25 * 1024 * 1024
MAX_PAGES = 1_000
MAX_INFLATED = 200 * 1024 * 1024
MAX_DEPTH = 100
ACTIVE_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")
HIDING_KEYS = ("/EmbeddedFiles", "/EF")
ACTIVE_KEYS = ("/JavaScript", "/JS", *HIDING_KEYS, "/XFA")
OWN_STRUCTURE, OWN_FORMAT, MAX_STRUCTURE = "naskah.json", "kerjasama/naskah", 8 * 1024 * 1024
MAX_STREAM = 32 * 1024 * 1024
ACTIVE_WORDS = "JavaScript, perintah peluncuran, formulir aktif atau lampiran tersembunyi"

# What one stream of a PDF may inflate to while it is opened; holds for the whole process.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_STREAM,
    png_max_memory=MAX_STREAM,
    run_length_max_memory=MAX_STREAM,
    tiff_max_memory=MAX_STREAM,
)


def media_type(data):
    """Return the media type that the first bytes tell, or "" for what is not taken in."""
    if data[:1024].lstrip(b"\0\t\n\r\x0c ").startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"PK\x03\x04") and _is_docx(data):
        return DOCX
    return ""


def _is_docx(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {"[Content_Types].xml", "word/document.xml"} <= set(package.namelist())
    except zipfile.BadZipFile:
        return False


def complaints(data, *, allowed=(PDF,), limit=MAX_BYTES):
    """Take the bytes of an upload; return Indonesian reasons why it is not taken in (empty = fine)."""
    if not data:
        return ["Berkas kosong (0 bita). Pilih berkas yang benar."]
    if len(data) > limit:
        size = f"{len(data) / 1048576:.1f}".replace(".", ",")
        return [f"Berkas terlalu besar: {size} MB, paling besar {limit // 1048576} MB."]
    kind = media_type(data)
    if kind not in allowed:
        names = {PDF: "PDF", PNG: "PNG", JPEG: "JPEG", DOCX: "DOCX"}
        wanted = ", ".join(names[item] for item in allowed)
        return [f"Isi berkas bukan {wanted}. Jenis berkas dikenali dari isinya, bukan dari namanya."]
    if kind == PDF:
        return _pdf_complaints(data)
    return _docx_complaints(data) if kind == DOCX else []


def page_count(data):
    """Return the number of pages of a sound PDF; 0 for any other bytes."""
    if media_type(data) != PDF:
        return 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _pdf_complaints(data):
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            own = _holds_own_structure(pdf)
            pages, active = len(pdf.pages), any(_is_active(item, own) for item in pdf.objects)
    except pikepdf.PasswordError:
        return ["PDF terkunci kata sandi. Unggah salinan yang tidak dikunci."]
    except (pikepdf.PdfError, ValueError, RecursionError):
        return ["PDF rusak atau tidak lengkap sehingga tidak dapat dibuka. Pindai atau ekspor ulang."]
    if active:
        return [f"PDF memuat {ACTIVE_WORDS}. Cetak ulang ke PDF biasa lalu unggah kembali."]
    if not 0 < pages <= MAX_PAGES:
        return [f"PDF berisi {pages} halaman; yang diterima 1 sampai {MAX_PAGES} halaman."]
    return []


def _holds_own_structure(pdf):
    """Whether all that is embedded is the one file that our own papers carry: the text as JSON, no more."""
    held = pdf.attachments
    if list(held) != [OWN_STRUCTURE]:
        return False
    files = [item for item in pdf.objects if _is_embedded(item)]
    if len(files) != 1 or files[0].get("/Subtype") != "/application/json":
        return False
    data = files[0].read_bytes()
    try:
        kept = json.loads(data) if len(data) <= MAX_STRUCTURE else None
    except ValueError:
        return False
    return isinstance(kept, dict) and kept.get("format") == OWN_FORMAT


def _is_embedded(item):
    return isinstance(item, pikepdf.Stream) and item.get("/Type") == "/EmbeddedFile"


def _is_active(item, own=False, depth=0):
    """Look into one object and all that is written inside it; what it only refers to comes on its own.

    `own`: what is embedded is known to be the structure of one of our own papers.
    """
    if isinstance(item, pikepdf.Stream):
        item = item.stream_dict
    if isinstance(item, pikepdf.Dictionary):
        if item.get("/S") in ACTIVE_ACTIONS or (item.get("/Type") == "/EmbeddedFile" and not own):
            return True
        keys = [key for key in ACTIVE_KEYS if not (own and key in HIDING_KEYS)]
        if item.get("/Subtype") in ("/RichMedia", "/FileAttachment") or any(key in item for key in keys):
            return True
        parts = [part for _, part in item.items()]
    elif isinstance(item, pikepdf.Array):
        parts = list(item)
    else:
        return False
    if depth == MAX_DEPTH:
        raise ValueError("nested too deeply")
    return any(_is_active(part, own, depth + 1) for part in parts if _is_inside(part))


def _is_inside(part):
    return isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect


def _docx_complaints(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
    if len(entries) > 5_000 or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        return ["Isi DOCX terlalu besar setelah dibuka. Kecilkan gambar di dalamnya lalu unggah kembali."]
    if any("vbaProject" in entry.filename for entry in entries):
        return ["DOCX memuat makro. Simpan sebagai dokumen tanpa makro lalu unggah kembali."]
    return []


def clean_name(name):
    """Return a file name without path, control or reserved characters, at most 150 long, never empty."""
    base = re.sub(
        r"[\x00-\x1f\x7f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069]", "_", name.rsplit("/", 1)[-1]
    ).strip(" .")
    return base[-150:] or "berkas"
