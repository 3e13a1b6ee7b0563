"""How an open question of counting is settled, as advice."""

from mouctl.model.conventions import ConventionKey
from mouctl.sentences import Sentence, say


def how_to_settle(key: ConventionKey) -> Sentence:
    """Where the answer is written, once there is one."""
    return say(
        "If the text or an addendum settles it, say so under [conventions] in agreement.toml: {line} "
        "(value: {values}). Until then keep to the day that is safe under every reading.",
        values=" / ".join(key.answers),
        line=f'{key.name} = {{ value = "…", article = "…", quote = "…" }}',
    )
