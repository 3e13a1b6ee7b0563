"""The pictures of README.md: the real work plan on paper and in a browser, as its formats are shown there.

    python tools/pictures.py

needs mouctl with its extra `pdf`, Chromium, LibreOffice, and pdftoppm and convert (of Poppler and ImageMagick). Beside
the pictures it notes the digest of the page that was drawn, so that a test can tell when they are of yesterday.
"""

import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DIGEST = PICTURES / "plan.sha256"
PLAN = ("matrix", "bp2mi-asahan-2021", "--as-of", "2022-05-01", "--as-signed", "--lang", "id")
_DOTS = "96"
_COLOURS = "48"


def page() -> bytes:
    """The work plan as a page of HTML, which has all that the pictures show."""
    command = [sys.executable, "-m", "mouctl", *PLAN, "--register", str(ROOT), "--format", "html"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _run(*command: object, folder: Path) -> None:
    subprocess.run([str(each) for each in command], check=True, cwd=folder, capture_output=True)


def _smaller(source: Path, name: str) -> None:
    target = PICTURES / name
    framed = ["-strip", "-trim", "-bordercolor", "white", "-border", "12", "+dither", "-colors"]
    _run("convert", source, *framed, _COLOURS, f"PNG8:{target}", folder=PICTURES)
    print(target.relative_to(ROOT), target.stat().st_size)


def _first_page(pdf: Path, name: str) -> None:
    options = f"-r {_DOTS} -f 1 -l 1 -singlefile -png".split()
    _run("pdftoppm", *options, pdf, pdf.with_suffix(""), folder=pdf.parent)
    _smaller(pdf.with_suffix(".png"), name)


def main() -> None:
    """Draws them all anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for ending in ("html", "pdf", "docx"):
            _run(sys.executable, "-m", "mouctl", *PLAN, "--register", ROOT, "-o", work / f"plan.{ending}", folder=work)
        _first_page(work / "plan.pdf", "plan-pdf.png")
        _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", work / "word", work / "plan.docx", folder=work)
        _first_page(work / "word" / "plan.pdf", "plan-docx.png")
        shot = ("--window-size=1500,1000", "--hide-scrollbars", "--screenshot=page.png")
        _run("chromium", "--headless", "--no-sandbox", *shot, work / "plan.html", folder=work)
        _smaller(work / "page.png", "plan-html.png")
    DIGEST.write_text(sha256(page()).hexdigest() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
