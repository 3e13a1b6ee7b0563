"""A folder is a registry: what a package offers is the list of its files.

Nothing is imported to list the names, and only what is asked for is imported, so that a command does not pay for
its neighbours. Adding a member is adding a file.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from mouctl.errors import RegistryError
from mouctl.sentences import say

T = TypeVar("T")


@cache
def names(package: str) -> tuple[str, ...]:
    """The modules of `package`, sorted; a leading underscore keeps a module out, and a folder is a registry itself."""
    modules = (module for module in iter_modules(import_module(package).__path__) if not module.ispkg)
    return tuple(sorted(module.name for module in modules if not module.name.startswith("_")))


def member(package: str, name: str, attribute: str, kind: type[T]) -> T:
    """What `package`'s module `name` offers under `attribute`."""
    found = getattr(import_module(f"{package}.{name}"), attribute, None)
    if not isinstance(found, kind):
        raise RegistryError(
            say(
                "{module} must define {name} as a {kind}.",
                module=f"{package}.{name}",
                name=attribute,
                kind=kind.__name__,
            )
        )
    return found


def members(package: str, attribute: str, kind: type[T]) -> dict[str, T]:
    """All that `package` offers, by each member's own `id`; two members with one id are refused."""
    found: dict[str, T] = {}
    for name in names(package):
        item = member(package, name, attribute, kind)
        key: str = item.id  # type: ignore[attr-defined]  # every registry's members carry their id
        if key in found:
            raise RegistryError(
                say("The id {id} is taken twice, the second time by {file}.", id=key, file=f"{name}.py")
            )
        found[key] = item
    return found
