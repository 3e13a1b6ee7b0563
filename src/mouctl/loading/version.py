"""The version of a file's format: a newer one is said to be newer, and its keys are not called mistakes."""

from collections.abc import Mapping

from mouctl.findings import Fix, Write
from mouctl.loading.codes import UNSUPPORTED, WRONG_VALUE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.kinds import WHOLE_NUMBER, kind_of
from mouctl.loading.words import named, shown
from mouctl.model.agreement import SCHEMA
from mouctl.sentences import say


def version_flaw(data: Mapping[str, object], document: str) -> Flaw | None:
    """What is wrong with `schema`, if it is there; to Pydantic `true` and `1.0` are 1 as well."""
    found = data.get("schema", SCHEMA)
    example = f"schema = {SCHEMA}"
    if type(found) is not int:
        message = say(
            "{name} must be {wanted}, not {found}.", name=named(("schema",)), wanted=WHOLE_NUMBER, found=kind_of(found)
        )
        fix = Fix(say("Write {example}.", example=example), Write(("schema",), SCHEMA), safe=True)
        advice, is_certain = say("Write {example}.", example=example), found == str(SCHEMA)
        return flaw(WRONG_VALUE, document, ("schema",), message, advice, fix=fix if is_certain else None)
    if found == SCHEMA:
        return None
    message = say(
        "The file is in version {found} of the format, and this mouctl reads version {supported}.",
        found=shown(found),
        supported=SCHEMA,
    )
    advice = say("Install a newer mouctl.") if found > SCHEMA else say("Write {example}.", example=example)
    return flaw(UNSUPPORTED, document, ("schema",), message, advice)
