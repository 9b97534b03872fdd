"""Is an uploaded emblem a picture that may stand on paper? Made anew, so that nothing hidden comes along."""

import io

from PIL import Image, UnidentifiedImageError

from agreements.rules.errors import BadFile
from agreements.rules.files import JPEG, PNG, media_type

MAX_BYTES = 2 * 1024 * 1024
MAX_PIXELS = 25_000_000
LEAST, MOST = 150, 900  # pixels of the longer side: 25 mm of paper at 150 and 900 dots an inch
ENDS = (b"IEND\xaeB`\x82", b"\xff\xd9")  # of a PNG, of a JPEG
SLENDEREST = 3  # times as long as wide


def emblem_picture(data):
    """Take the bytes of an upload; return (bytes of a PNG, width, height), without whatever else it carried.

    Raises `BadFile` with Indonesian reasons: no PNG or JPEG (an SVG may carry scripts and addresses), too
    large, too small, not a picture.
    """
    if reasons := list(_complaints(data)):
        raise BadFile(*reasons)
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if reasons := list(_size_complaints(*picture.size)):
                raise BadFile(*reasons)
            return _made_anew(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as odd:
        raise BadFile("Gambar rusak atau tidak lengkap. Ekspor ulang sebagai PNG.") from odd


def _complaints(data):
    if not data:
        yield "Berkas kosong (0 bita). Pilih berkas yang benar."
    elif b"<svg" in data[:4096].lower() or data[:256].lstrip().startswith((b"<?xml", b"<!DOCTYPE")):
        yield "SVG tidak diterima karena dapat memuat skrip dan alamat luar. Simpan sebagai PNG."
    elif media_type(data) not in (PNG, JPEG):
        yield "Isi berkas bukan PNG atau JPEG. Jenis berkas dikenali dari isinya, bukan dari namanya."
    elif len(data) > MAX_BYTES:
        yield f"Gambar terlalu besar: {len(data) / 1048576:.1f} MB, paling besar 2 MB.".replace(".", ",", 1)
    elif not any(end in data[-64:] for end in ENDS):
        # The reader fills up a picture that was cut off, where another library asked it to.
        yield "Gambar rusak atau tidak lengkap. Ekspor ulang sebagai PNG."


def _size_complaints(width, height):
    longer, shorter = max(width, height), max(min(width, height), 1)
    if width * height > MAX_PIXELS:
        yield f"Gambar terlalu besar: {width} × {height} piksel. Kecilkan sampai {MOST} piksel."
    elif longer < LEAST:
        yield f"Gambar terlalu kecil untuk dicetak: {width} × {height} piksel, paling sedikit {LEAST} piksel."
    elif longer > SLENDEREST * shorter:
        yield "Gambar terlalu panjang untuk tempat lambang. Potong sampai mendekati bujur sangkar."


def _made_anew(picture):
    clear = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA" if clear else "RGB")
    plain.thumbnail((MOST, MOST))
    out = io.BytesIO()
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    bare.save(out, "PNG")
    return out.getvalue(), *bare.size
