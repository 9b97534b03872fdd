"""The fixed parts of our own Word files: styles, lists, settings, page frame.

The names of the styles are what a reader of the file sees in Word, and what `rules.word_roles` knows them
by when the file comes back: a kind and a depth, so that the tree stands again as it was.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from agreements.documents.layout import CROWDED_FROM
from agreements.rules.word_roles import OF_ACTIVITY, SIDE_BY_SIDE, STYLED, style_name

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT, FONT_STANDS_IN = "Bookman Old Style", "TeX Gyre Bonum"
PAPERS = {"F4": (12189, 18709), "A4": (11906, 16838)}  # twentieths of a point
TOP, RIGHT, BOTTOM, LEFT = 1247, 1247, 1417, 1587
STEP = 500  # one level further in
BOX, NARROW_BOX, BOX_HEIGHT, WORD_WIDTH = 680, 510, 624, 800  # of the paraf boxes, in twips
NO_MARGIN = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
FORMS = {"ayat": ("decimal", "(%1)"), "huruf": ("lowerLetter", "%1."), "angka": ("decimal", "%1.")}
# Lists beside the body: name of the style -> form, label, left, hanging.
OTHERS = {
    "Pasal": ("decimal", "Pasal %1", 0, 0),
    "Konsiderans": ("decimal", "%1.", 454, 454),
    "Dasar Hukum": ("decimal", "%1.", 454, 454),
    "Pasal Terjemahan": ("decimal", "Pasal %1", 0, 0),
    "Konsiderans Terjemahan": ("decimal", "%1.", 454, 454),
}
ITEMS = ("Konsiderans", "Dasar Hukum", "Konsiderans Terjemahan")


@dataclass(frozen=True)
class Style:
    """One paragraph style: `paragraph` and `words` are the insides of w:pPr and w:rPr, in schema order."""

    name: str
    paragraph: str = ""
    words: str = ""
    after: str = ""  # the style of the next paragraph, where it is another


def style_id(name):
    """Take the name of a style; return its id."""
    return name.replace(" ", "")


def _jc(where):
    return f'<w:jc w:val="{where}"/>'


def _spacing(before=0, after=90, line=""):
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


KEEP = "<w:keepNext/><w:keepLines/>"
BOLD = "<w:b/>"
CENTRE = _jc("center")


def _fixed():
    """The styles that are no list."""
    return (
        Style("Lambang Naskah", KEEP + _spacing(0, 120) + _jc("left")),
        Style("Judul Naskah", KEEP + _spacing(0, 0) + CENTRE, BOLD + '<w:sz w:val="24"/>'),
        Style("Nomor Naskah", KEEP + _spacing(0, 0) + CENTRE),
        Style("Pembuka", _spacing(240) + _jc("both")),
        Style("Komparisi", _spacing(0, 60) + _jc("both")),
        Style("Penyebutan", _spacing(120) + _jc("both")),
        Style("Pengantar", "<w:keepNext/>" + _spacing(60) + _jc("both")),
        Style("Rumusan", _spacing(160) + '<w:ind w:firstLine="680"/>' + _jc("both")),
        Style(
            "Pasal",
            KEEP + _numbered(OTHERS_AT["Pasal"]) + _spacing(280, 110) + CENTRE,
            BOLD,
            style_name("teks", 1),
        ),
        Style("Penutup Naskah", "<w:keepNext/>" + _spacing(280) + '<w:ind w:firstLine="680"/>' + _jc("both")),
        Style("Tanda Tangan", "<w:keepNext/><w:keepLines/>" + _spacing(0, 0) + CENTRE),
        Style(
            "Lampiran",
            KEEP + "<w:pageBreakBefore/>" + _spacing(0, 200) + CENTRE,
            BOLD,
            style_name("teks", 1),
        ),
        Style("Sel Tabel", _spacing(20, 20) + _jc("left"), '<w:sz w:val="20"/>'),
        Style("Pemisah", _spacing(0, 0), '<w:sz w:val="8"/>'),
        Style("Keterangan Halaman", _spacing(0, 0), '<w:color w:val="555555"/><w:sz w:val="16"/>'),
        Style("Judul Terjemahan", KEEP + _spacing(120, 0) + CENTRE, BOLD + '<w:sz w:val="24"/>'),
        Style(
            "Pasal Terjemahan",
            KEEP + _numbered(OTHERS_AT["Pasal Terjemahan"]) + _spacing(280, 110) + CENTRE,
            BOLD,
        ),
        Style("Lampiran Terjemahan", KEEP + _spacing(320, 200) + CENTRE, BOLD),
        Style("Terjemahan", _spacing(0, 90) + _jc("left")),
        Style("Kekuatan Bahasa", _spacing(0, 90) + _jc("left")),
        Style("Kepala Kolom", "<w:keepNext/>" + _spacing(0, 60) + _jc("left"), BOLD + '<w:sz w:val="18"/>'),
    )


def _of_activities():
    """One style for each thing that an activity says, so that the table is read back."""
    return [Style(name, _spacing(20, 20) + _jc("left"), '<w:sz w:val="20"/>') for name in OF_ACTIVITY]


def _numbered(number):
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _listed():
    """The styles of the body by kind and depth, and of the lists before it."""
    for name in ITEMS:
        _, _, left, hanging = OTHERS[name]
        yield Style(
            name, _numbered(OTHERS_AT[name]) + _spacing(0, 60) + _ind(left, hanging) + _jc("both"), after=name
        )
    for kind, depth in STYLED:
        left, hanging = indent(kind, depth)
        name = style_name(kind, depth)
        yield Style(name, _spacing() + _ind(left, hanging) + _jc("both"), after=name)


def indent(kind, depth):
    """Return left and hanging indent of a node of that kind at that depth."""
    if kind == "teks":
        return (depth - 1) * STEP, 0
    return depth * STEP, STEP


def _ind(left, hanging):
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if hanging else f'<w:ind w:left="{left}"/>'


# Numbers of the lists in numbering.xml: those of styles first, then one for each kind and depth.
OTHERS_AT = {name: at for at, name in enumerate(OTHERS, 1)}
KINDS_AT = {
    (kind, depth): len(OTHERS) + at
    for at, (kind, depth) in enumerate([pair for pair in STYLED if pair[0] in FORMS], 1)
}
FOREIGN_FROM = 100  # added to the number of a list, for that of the other language
FIRST_FREE = len(OTHERS) + len(KINDS_AT) + 1  # the first w:num of a text's own lists


def styles_xml(*, narrow=False):
    """Return word/styles.xml. `narrow`: the text stands in columns, where spread lines would gape."""
    made = _styles_xml()
    return made.replace(_jc("both"), _jc("left")) if narrow else made


def _styles_xml():
    fonts = (
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
    )
    return (
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spacing(0, 90, '276')}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(map(_paragraph_style, [*_fixed(), *_of_activities(), *_listed()]))}"
        f"{_table_style('Tabel Lampiran', ALL_SIDES)}{_table_style('Tabel Kegiatan', ALL_SIDES)}"
        f"{_table_style('Tabel Matriks', ALL_SIDES)}{_table_style('Tabel Terjemahan', ALL_SIDES)}"
        f"{_table_style('Tabel Komparisi')}{_table_style('Tabel Tanda Tangan')}"
        f"{_table_style(SIDE_BY_SIDE, ('insideV',))}</w:styles>"
    )


def _paragraph_style(style):
    after = f'<w:next w:val="{style_id(style.after)}"/>' if style.after else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    words = f"<w:rPr>{style.words}</w:rPr>" if style.words else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style.name)}">'
        f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/>{after}<w:qFormat/>'
        f"{paragraph}{words}</w:style>"
    )


ALL_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _table_style(name, sides=()):
    drawn = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="555555"/>' for side in sides)
    borders = f"<w:tblBorders>{drawn}</w:tblBorders>" if drawn else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{borders}</w:tblPr></w:style>'
    )


def numbering_xml(own, article="Pasal {}"):
    """Return word/numbering.xml. `own`: (kind, depth, foreign) of each list, the first is FIRST_FREE.

    `article`: what a pasal is called in the language of the translation, `{}` for its number.
    """
    # Word counts on in all lists of one w:abstractNum, so two languages row by row need two of them
    foreign = {pair: at + FOREIGN_FROM for pair, at in KINDS_AT.items() if (*pair, True) in own}
    others = OTHERS | {"Pasal Terjemahan": ("decimal", article.format("%1"), 0, 0)}
    lists = [_list(OTHERS_AT[name], *others[name], style_id(name)) for name in others]
    lists += [_list(at, *FORMS[kind], *indent(kind, depth), "") for (kind, depth), at in KINDS_AT.items()]
    lists += [_list(at, *FORMS[kind], *indent(kind, depth), "") for (kind, depth), at in foreign.items()]
    series = [_series(at, at, False) for at in range(1, FIRST_FREE)]
    series += [
        _series(at, (foreign if apart else KINDS_AT)[kind, depth], True)
        for at, (kind, depth, apart) in enumerate(own, FIRST_FREE)
    ]
    return f"{HEAD}<w:numbering {NAMESPACES}>{''.join(lists)}{''.join(series)}</w:numbering>"


def _list(at, form, words, left, hanging, style):
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    placed = '<w:suff w:val="nothing"/>' if not hanging else ""
    where = (
        f"<w:pPr>{_ind(left, hanging)}</w:pPr>"
        if hanging
        else '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{tied}{placed}'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>{where}</w:lvl></w:abstractNum>'
    )


def _series(at, abstract, anew):
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if anew else ""
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'


def header_xml(state):
    """Return the header: what state the text is in, until it is signed."""
    words = (
        f'<w:r><w:rPr><w:b/><w:color w:val="8A1C1C"/></w:rPr><w:t>{escape(state)}</w:t></w:r>'
        if state
        else ""
    )
    return (
        f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="KeteranganHalaman"/>{CENTRE}</w:pPr>'
        f"{words}</w:p></w:hdr>"
    )


def footer_xml(reference, width, initials=()):
    """Return the footer: reference and page of pages left, a box for each paraf right.

    `width`: of the text, in twips; `initials`: what stands in each box.
    """
    side = NARROW_BOX if len(initials) >= CROWDED_FROM else BOX
    boxes = "".join(_box(label, side) for label in initials)
    said = (
        f'<w:r><w:t xml:space="preserve">{escape(reference)}</w:t></w:r><w:r><w:br/>'
        f'<w:t xml:space="preserve">Halaman </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> dari </w:t></w:r>{_field("NUMPAGES")}'
    )
    word = "<w:r><w:t>Paraf</w:t></w:r>" if initials else ""
    rest = width - side * len(initials) - WORD_WIDTH
    columns = [(rest, said, ""), (WORD_WIDTH, word, '<w:jc w:val="right"/>')]
    cells = "".join(_foot_cell(wide, "", words, more) for wide, words, more in columns)
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in (rest, WORD_WIDTH, *[side] * len(initials)))
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{BOX_HEIGHT}" w:hRule="exact"/></w:trPr>{cells}{boxes}</w:tr>'
        "</w:tbl>"
        f'<w:p><w:pPr><w:pStyle w:val="KeteranganHalaman"/>{TINY}</w:pPr></w:p></w:ftr>'
    )


def _box(label, side):
    drawn = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="777777"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    words = f'<w:r><w:rPr><w:sz w:val="11"/></w:rPr><w:t>{escape(label)}</w:t></w:r>'
    return _foot_cell(side, f"<w:tcBorders>{drawn}</w:tcBorders>{NO_MARGIN}", words, CENTRE)


def _foot_cell(width, look, words, more):
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="KeteranganHalaman"/>{more}</w:pPr>{words}</w:p></w:tc>'
    )


def _field(name):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def section_xml(paper, *, turned=False, first=True):
    """Return w:sectPr of a paper; `turned`: the long side lies down."""
    wide, high = PAPERS.get(paper, PAPERS["F4"])
    wide, high = (high, wide) if turned else (wide, high)
    turn = ' w:orient="landscape"' if turned else ""
    begin = "" if first else '<w:type w:val="nextPage"/>'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        f'<w:footerReference w:type="default" r:id="rId6"/>{begin}<w:pgSz w:w="{wide}" w:h="{high}"{turn}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def text_width(paper, *, turned=False):
    """Return how wide the text is on that paper, in twips."""
    return PAPERS.get(paper, PAPERS["F4"])[1 if turned else 0] - LEFT - RIGHT


SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{STEP}"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/>'
    "</w:compat></w:settings>"
)
FONTS = (
    f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:altName w:val="{FONT_STANDS_IN}"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
