"""Personal data as those see it who do not need it (UU 27/2022; trust.md)."""

DOT = "•"


def masked_phone(phone):
    """Take a telephone number; return it with its middle hidden: "08••••••12"."""
    signs = phone.replace(" ", "").replace("-", "")
    if len(signs) < 7:
        return DOT * len(signs)
    return f"{signs[:2]}{DOT * (len(signs) - 4)}{signs[-2:]}"


def masked_email(email):
    """Take an address; return it with its name hidden: "s•••@contoh.go.id"."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}{DOT * 3}{at}{domain}" if at else DOT * len(email)


def masked_name(name):
    """Take a person's name; return its initials: "S• C•"."""
    return " ".join(f"{word[0]}{DOT}" for word in name.split())
