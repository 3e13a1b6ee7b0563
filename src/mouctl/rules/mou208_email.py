"""An e-mail address cannot be one.

Nothing before or after the @, two addresses in one key, a comma or a blank in it, a host without a dot. Only the form
is judged; nobody is asked whether the address exists.

A notice to such an address comes back, often when its time is over.

What to do: look at the article on correspondence and correct what was copied wrongly. If the address stands so in the
signed text itself, ask the other side, and record the change that it tells as an event of type `contact-change`.
"""

from collections.abc import Iterator

from mouctl.findings import Fix, Problem, Remedy, Route, Severity, Write
from mouctl.rule import Rule
from mouctl.rules._contacts import contacts_of
from mouctl.rules._email import can_be_email
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The address of every contact."""
    for route, _, contact in contacts_of(schedule.dossier.agreement):
        if contact.email is not None and not can_be_email(contact.email):
            yield Problem(
                message=say("“{email}” cannot be an e-mail address.", email=contact.email),
                route=(*route, "email"),
                advice=say("Write one address only, like “nama@instansi.go.id”; a second one is a contact of its own."),
                fix=_without_blanks((*route, "email"), contact.email),
            )


def _without_blanks(route: Route, email: str) -> Fix | None:
    """Never safe: to a comparison with git it is a contact that was changed in place."""
    bare = email.strip()
    if bare == email or not can_be_email(bare):
        return None
    return Fix(say("Take away the blanks around {email}.", email=bare), Write(route, bare))


RULE = Rule(
    id="MOU208",
    severity=Severity.WARNING,
    summary=say("An e-mail address cannot be one."),
    source="RFC 5321 and RFC 5322; articles on correspondence, such as Pasal 7 of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
    remedy=Remedy(
        say(
            "takes away blanks around an address that is one without them. For `--against` that is a change in place: "
            "commit it with a line “Transcription: ...”."
        )
    ),
)
