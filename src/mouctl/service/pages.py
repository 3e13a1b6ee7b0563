"""The pages of all findings: those of the rules, of the reading of files, and of the check itself."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from mouctl.answers.rule import rule_list, rule_page
from mouctl.comparing._pair import ComparingRule
from mouctl.discovery import members, names
from mouctl.errors import RegistryError, UsageError
from mouctl.findings import Page
from mouctl.loading.codes import CODES as OF_LOADING
from mouctl.rule import Rule, page_of
from mouctl.sentences import say
from mouctl.service.codes import CODES as OF_THE_CHECK
from mouctl.service.opening import Answer

RULES, COMPARING = "mouctl.rules", "mouctl.comparing"
"""The rules that judge the register as it is, and those that judge what became of it."""


@cache
def rules() -> dict[str, Rule]:
    """Every rule, by its id. Raises RegistryError for an id that is taken."""
    found = members(RULES, "RULE", Rule)
    for taken in found.keys() & {*OF_LOADING, *OF_THE_CHECK}:
        raise RegistryError(say("The id {id} is mouctl's own, and no rule can have it.", id=taken))
    return found


def comparing_rules() -> dict[str, ComparingRule]:
    """Every rule over two states, by its id."""
    return members(COMPARING, "RULE", ComparingRule)


def comparing_ids() -> tuple[str, ...]:
    """The ids of the rules over two states, none of which is imported for it: a rule's file begins with its id."""
    return tuple(map(_id, names(COMPARING)))


def every_id() -> tuple[str, ...]:
    """The ids of everything that has a page, sorted; likewise."""
    return tuple(sorted((*OF_LOADING, *OF_THE_CHECK, *map(_id, names(RULES)), *comparing_ids())))


def _id(module: str) -> str:
    return module.partition("_")[0].upper()


def pages() -> Mapping[str, Page]:
    """Every page, in the order of the ids."""
    found = (*OF_LOADING.values(), *OF_THE_CHECK.values(), *_of_rules())
    return {page.id: page for page in sorted(found, key=lambda page: page.id)}


def _of_rules() -> Iterator[Page]:
    for module, rule in zip(names(RULES), rules().values(), strict=True):
        yield page_of(rule, import_module(f"{RULES}.{module}").__doc__, rule.remedy)
    for module, comparing in zip(names(COMPARING), comparing_rules().values(), strict=True):
        yield page_of(comparing, import_module(f"{COMPARING}.{module}").__doc__)


def page(wanted: str | None) -> Answer:
    """The list of all, or one page. Raises UsageError with the nearest ids for one that does not exist."""
    known = pages()
    if wanted is None:
        return Answer(report=rule_list(tuple(known.values())))
    if wanted.upper() not in known:
        raise no_such_rule(wanted, tuple(known))
    return Answer(report=rule_page(known[wanted.upper()]))


def no_such_rule(wanted: str, known: Sequence[str]) -> UsageError:
    """What to say of an id that does not exist."""
    near = nearest(wanted, known)
    advice = say("Perhaps: {ids}", ids=near) if near else say("All of them are listed by: mouctl rule")
    return UsageError(say("No rule {id}.", id=wanted), advice)


def nearest(wanted: str, known: Sequence[str]) -> tuple[str, ...]:
    """The ids that may have been meant: those that begin so, or else look alike."""
    begun = tuple(each for each in known if wanted and each.startswith(wanted.upper()))
    return begun or tuple(get_close_matches(wanted.upper(), known, n=3, cutoff=0.6))
