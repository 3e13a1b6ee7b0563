"""A report as a document, packed by python-docx: the page, its foot, the styles, and nothing of the template's."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Twips

from mouctl.language import Language
from mouctl.render._document_blocks import Blocks
from mouctl.render._document_styles import W, numbering, settings, styles
from mouctl.render._document_text import run
from mouctl.render._paper import PAGE, PAGES, Paper, paper_of
from mouctl.report import Report

_TAGS = {"id": "id-ID", "en": "en-GB"}
_LONG, _SHORT = Mm(297), Mm(210)
_MARGIN = Mm(20)
_NARROW = Mm(15)
"""The margin of a page that is laid across, for a wide table."""
_NEEDED = ("styles", "settings", "numbering", "officeDocument", "core-properties", "footer")
_FIELDS = {PAGE: "PAGE", PAGES: "NUMPAGES"}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_TITLE = 255
_LONGEST_FOOT = 2_000
"""A foot as high as a page would leave no page."""
_ONE_LINE = 90
"""Places for initials that are longer leave no room for the page's number beside them."""


def document(report: Report, language: Language) -> bytes:
    """The bytes of the file."""
    paper = paper_of(report, language)
    made = Document()
    room = _set_up(made, paper)
    blocks = Blocks(language, room, official=paper.official)
    body = "".join(map(blocks.xml, report.blocks))
    tag = _TAGS[language.code]
    _replace(made.styles.element, styles(tag))
    _replace(made.settings.element, settings(tag))
    _replace(made.part.numbering_part.element, numbering(blocks.lists))
    _replace(made.sections[0].footer.part.element, f"<w:ftr {W}>{''.join(_foot(paper, room))}</w:ftr>")
    _name(made, paper.title, tag)
    # Written as it is: that many elements handed over to python-docx one by one would take seconds.
    text = f"<w:document {W}><w:body>{body}{_section(made)}</w:body></w:document>"
    return _packed(made, {"word/document.xml": text})


def _set_up(made: Docx, paper: Paper) -> int:
    """The page; how long its lines are, in twentieths of a point."""
    section = made.sections[0]
    margin = _NARROW if paper.landscape else _MARGIN
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_LONG, _SHORT) if paper.landscape else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Mm(8)
    return round((section.page_width - 2 * margin) / Twips(1))


def _section(made: Docx) -> str:
    """What python-docx says about the page, at the end of the body."""
    section: str = made.element.body[-1].xml
    return section


def _elements(xml: str) -> list[BaseOxmlElement]:
    return list(parse_xml(xml))


def _replace(element: BaseOxmlElement, xml: str) -> None:
    """Puts what `xml` holds in the place of all that the element held."""
    element[:] = _elements(xml)


def _foot(paper: Paper, room: int) -> Iterator[str]:
    """The places for initials at the left and the page's number at the right."""
    places = (" " * 6).join(paper.initials)[:_LONGEST_FOOT]
    initials, alone = run(places) if places else "", len(places) > _ONE_LINE
    if alone:
        yield _foot_paragraph(initials, room)
    pieces = re.split(f"({re.escape(PAGE)}|{re.escape(PAGES)})", paper.number)
    number = "".join(map(_piece, filter(None, pieces)))
    yield _foot_paragraph(f"{'' if alone else initials}<w:r><w:tab/></w:r>{number}", room)


def _foot_paragraph(runs: str, room: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{room}"/></w:tabs>'
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{tab}</w:pPr>{runs}</w:p>'


def _piece(text: str) -> str:
    """A piece of the footer: text, or what the word processor counts."""
    return f'<w:fldSimple w:instr="{_FIELDS[text]}">{run("1")}</w:fldSimple>' if text in _FIELDS else run(text)


def _name(made: Docx, title: str, tag: str) -> None:
    """The title and the language; who wrote it, and when, nobody knows."""
    package = made.part.package
    properties = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    assert isinstance(properties, XmlPart)
    properties.element[:] = []
    made.core_properties.title, made.core_properties.language = title[:_LONGEST_TITLE], tag
    for relations in (package.rels, made.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] not in _NEEDED:
                del relations[key]


def _packed(made: Docx, instead: Mapping[str, str]) -> bytes:
    """The file, some of its parts replaced, with one and the same time for all that is packed into it."""
    written, packed = BytesIO(), BytesIO()
    made.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name)  # which is dated 1980
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, f"{_DECLARATION}{instead[name]}" if name in instead else source.read(name))
    return packed.getvalue()
