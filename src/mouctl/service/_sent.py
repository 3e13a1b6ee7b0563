"""A message of the outbox as answers tell of it."""

from mouctl.answers.alerts_send import Sent
from mouctl.outbox.messages import Message, State
from mouctl.sentences import Sentence


def sent_of(message: Message, state: State, answer: str | Sentence | None = None) -> Sent:
    """The message as an answer tells of it."""
    draft = message.draft
    deadlines = tuple(dict.fromkeys(one.deadline for one in draft.tells if "/" in one.deadline))
    return Sent(draft.recipient, draft.role, draft.subject, draft.message_id, state, answer, deadlines)
