"""The conventions for counting time that a file sets: their names and answers must be known."""

from collections.abc import Iterator, Mapping

from mouctl.findings import Route
from mouctl.loading.codes import UNKNOWN_KEY, WRONG_VALUE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.words import choose, short, shown
from mouctl.model.conventions import KEYS
from mouctl.sentences import say


def unknown_conventions(data: Mapping[str, object], document: str, above: Route = ()) -> Iterator[Flaw]:
    """The names and answers under `conventions` that there are not; `above` is the route to the data."""
    given = data.get("conventions")
    for name, choice in given.items() if isinstance(given, Mapping) else ():
        is_table = isinstance(choice, Mapping)
        key = (*above, "conventions", name)
        route = (*key, "value") if is_table else key
        answer = choice.get("value") if is_table else choice
        if name not in KEYS:
            message = say("There is no convention “{name}”.", name=short(name))
            yield flaw(UNKNOWN_KEY, document, key, message, choose(name, KEYS), at_key=True)
        elif isinstance(answer, str) and answer not in KEYS[name].answers:
            message = say("The convention “{name}” has no answer {value}.", name=name, value=shown(answer))
            yield flaw(WRONG_VALUE, document, route, message, choose(answer, KEYS[name].answers))
