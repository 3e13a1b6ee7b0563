"""Which clause types the articles of a text speak of, by their headings."""

import re
from collections.abc import Iterator

from mouctl.findings import Route
from mouctl.model.agreement import Agreement, Article

_WORDS = {
    "force-majeure": r"keadaan memaksa|keadaan kahar|kahar|force ?majeure",
    "dispute": r"perselisihan|sengketa|disputes?",
    "termination": r"pengakhiran|berakhirnya|pemutusan|termination",
    "correspondence": r"korespondensi|surat[ -]menyurat|pemberitahuan|correspondence|notices?",
    "monitoring": r"pemantauan|monitoring|evaluasi|evaluation|review",
    "funding": r"pembiayaan|pendanaan|biaya|anggaran|funding|costs?",
}
_HEADINGS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _WORDS.items()}


def headed(agreement: Agreement) -> Iterator[tuple[str, Route, Article]]:
    """Every clause type that an article's heading speaks of, with the route to the heading."""
    for index, article in enumerate(agreement.articles):
        for kind, pattern in _HEADINGS.items():
            if pattern.search(article.title):
                yield kind, ("article", index, "title"), article
