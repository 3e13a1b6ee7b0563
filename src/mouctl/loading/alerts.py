"""`[alerts]` of `mouctl.toml`: the transport by its type, and recipients that mail may not be sent to, or twice."""

from collections.abc import Iterator, Mapping
from typing import Any

from mouctl.loading.codes import DUPLICATE, WRONG_VALUE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.routes import EACH, follow, walk
from mouctl.loading.tagged import Tagged
from mouctl.loading.words import short, shown
from mouctl.model.alerts import domain_of
from mouctl.model.fields import Record
from mouctl.sentences import say
from mouctl.transport import transport, transport_names

_TRANSPORT = ("alerts", "transport")


def with_transport(data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Flaw, ...]]:
    """The data with the transport's table as the model of its type, and what is wrong with it."""
    alerts = data["alerts"]
    if not isinstance(alerts, dict) or "transport" not in alerts:
        return dict(data), ()
    kinds: Tagged[Record] = Tagged(
        key="transport",
        document="register",
        above=frozenset(),
        types=transport_names(),
        model=lambda kind: transport(kind).settings,
    )
    value, wrong = kinds.one(alerts["transport"], _TRANSPORT)
    return {**data, "alerts": {**alerts, "transport": value or Record()}}, wrong


def unfit_recipients(data: Mapping[str, Any]) -> Iterator[Flaw]:
    """Recipients outside the domains that mail may be sent to, and addresses that are named twice."""
    listed = follow(data, ("alerts", "domains"))
    domains = [each.lower() for each in listed if isinstance(each, str)] if isinstance(listed, list) else None
    seen: set[str] = set()
    for route, address in walk(data, ("alerts", "recipient", EACH, "email")):
        if not isinstance(address, str):
            continue
        if domains is not None and domain_of(address) not in domains:
            message = say("{address} is in none of the domains that mail may be sent to.", address=shown(address))
            advice = say("Correct the address, or add {domain} to “domains”.", domain=short(domain_of(address)))
            yield flaw(WRONG_VALUE, "register", route, message, advice)
        if address.lower() in seen:
            message = say("{address} is named twice.", address=shown(address))
            advice = say("Name everything that this recipient is told of in one table.")
            yield flaw(DUPLICATE, "register", route, message, advice)
        seen.add(address.lower())
