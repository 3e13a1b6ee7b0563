"""The styles and lists of a document, in place of those that python-docx brings along."""

from collections.abc import Iterator

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TABLE_SIZES = (9.0, 8.0, 7.5, 7.0)
"""The sizes of the letters in tables, in points, from the one wanted to the smallest that can be read."""
BULLETS, NUMBERS = 1, 2
"""The two kinds of lists."""
_HEADINGS = {1: 13, 2: 11.5, 3: 10.5}
_DEEPEST_HEADING = 9
_OURS = ("Excerpt", "Spacer", "Table Text")
"""Styles that no word processor has by itself."""


def styles(language_tag: str) -> str:
    """`styles.xml`."""
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language_tag}" w:eastAsia="{language_tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f"{''.join(_each())}</w:styles>"
    )


def _each() -> Iterator[str]:
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    for level in range(1, _DEEPEST_HEADING + 1):
        yield _heading(level)
    yield _style("BodyText", "Body Text", '<w:spacing w:after="120"/>')
    yield _style("Footer", "footer", size=8)
    yield _style(
        "Excerpt", "Excerpt", '<w:ind w:left="360"/>', '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'
    )
    yield _style("ListBullet", "List Bullet", _numbered(BULLETS))
    yield _style("ListNumber", "List Number", _numbered(NUMBERS))
    yield _style("ListContinue", "List Continue", '<w:spacing w:after="40"/><w:ind w:left="360"/>')
    yield _style("Spacer", "Spacer", size=6)
    for size in TABLE_SIZES:
        yield _style(table_style(size), f"Table Text {size:g}", '<w:spacing w:before="20" w:after="20"/>', size=size)


def table_style(size: float) -> str:
    """The style of paragraphs in tables with letters of that size."""
    return f"TableText{round(size * 2)}"


def _heading(level: int) -> str:
    ppr = f'<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="100"/><w:outlineLvl w:val="{level - 1}"/>'
    rpr = "<w:b/>" if level <= 3 else "<w:b/><w:i/>"
    return _style(f"Heading{level}", f"heading {level}", ppr, rpr, size=_HEADINGS.get(level, 10))


def _numbered(kind: int) -> str:
    return f'<w:numPr><w:numId w:val="{kind}"/></w:numPr><w:spacing w:before="60" w:after="40"/>'


def _style(id_: str, name: str, paragraph: str = "", letters: str = "", size: float | None = None) -> str:
    own = ' w:customStyle="1"' if name.startswith(_OURS) else ""
    following = '<w:next w:val="BodyText"/>' if id_.startswith("Heading") else ""
    sized = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}{sized}</w:rPr></w:style>"
    )


def numbering(lists: int) -> str:
    """`numbering.xml`: bullets, and `lists` numbered lists that each begin with 1."""
    kinds = ((BULLETS, "bullet", "•"), (NUMBERS, "decimal", "%1."))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        for kind, form, mark in kinds
    )
    numbers = "".join(
        f'<w:num w:numId="{NUMBERS + number}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(1, lists + 1)
    )
    plain = "".join(f'<w:num w:numId="{k}"><w:abstractNumId w:val="{k}"/></w:num>' for k in (BULLETS, NUMBERS))
    return f"<w:numbering {W}>{abstract}{plain}{numbers}</w:numbering>"


def settings(language_tag: str) -> str:
    """`settings.xml`: a document of today, and no word processor's mode for old ones."""
    return (
        f'<w:settings {W}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{language_tag}"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
