"""QR codes as inline images."""

import segno


def code_image(address):
    """Take a web address; return its QR code as a data address of a PNG (error correction M)."""
    return segno.make(address, error="m", micro=False).png_data_uri(scale=6, border=2)
