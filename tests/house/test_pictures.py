"""The pictures of README.md show what the formats give today."""

from hashlib import sha256

from .program import ROOT, mouctl

PICTURES = ROOT / "docs" / "pictures"
PLAN = ("matrix", "bp2mi-asahan-2021", "--as-of", "2022-05-01", "--as-signed", "--lang", "id", "--format", "html")


def test_the_pictures_are_of_the_work_plan_as_it_is() -> None:
    """Drawn from the page whose digest lies beside them; `python tools/pictures.py` draws them anew."""
    page = mouctl(*PLAN).stdout
    assert sha256(page.encode()).hexdigest() == (PICTURES / "plan.sha256").read_text("utf-8").strip()


def test_each_picture_is_shown() -> None:
    shown = (ROOT / "README.md").read_text("utf-8")
    drawn = sorted(PICTURES.glob("*.png"))
    assert drawn
    for picture in drawn:
        assert f"docs/pictures/{picture.name}" in shown
        assert picture.read_bytes().startswith(b"\x89PNG")
