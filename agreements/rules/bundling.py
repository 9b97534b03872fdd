"""How much may be put into one bundle of PDFs, for how long it is kept, and what its files are called."""

from datetime import timedelta

from agreements.rules.files import clean_name

MOST = 500  # instruments in one job
MOST_OPEN = 3  # jobs of one person that run at once
ATTEMPTS = 3  # how often a piece of work is begun before it is given up
KEPT = timedelta(days=7)  # how long a finished file may be fetched


def complaints(count, running):
    """Take how many instruments are wanted and how many jobs of this person run; return the refusals."""
    found = []
    if not count:
        found.append("Belum ada naskah yang dipilih. Centang naskah pada daftar, lalu ulangi.")
    if count > MOST:
        found.append(
            f"Ada {count} naskah yang cocok, paling banyak {MOST} dalam satu berkas. Persempit saringannya, "
            "misalnya per tahun atau per OPD."
        )
    if running >= MOST_OPEN:
        found.append(
            f"Sudah ada {running} pekerjaan Anda yang berjalan. Tunggu salah satu selesai, atau batalkan."
        )
    return found


def entry_name(order, name):
    """Take the place from 1 and a file's name; return a safe name that is no other's: "007 PKS Air.pdf"."""
    return f"{order:03d} {clean_name(name.replace('/', '-'))}"


def seconds_left(done, total, elapsed):
    """Take what is done of what, and the seconds that took; return the seconds to go, None too early."""
    if done < 3 or not elapsed:
        return None
    return round(elapsed / done * (total - done))
