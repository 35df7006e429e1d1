"""What was decided on an entry before, in words, and the warning where the repair shown goes against it."""

from __future__ import annotations

from typing import Final

from review.model.messages import _, ngettext
from review.model.proposal import Proposal
from review.session.views import Earlier

NAMED: Final = 4
"""Repairs that are named."""


def earlier_words(earlier: Earlier) -> str:
    """Earlier decisions on the same entry; "" where there are none."""
    count = sum(times for _text, times in earlier.repairs)
    parts = []
    if len(earlier.repairs) == 1:
        text = ngettext("corrected once, as {word}", "corrected {count} times, always {word}", count)
        parts.append(text.format(count=count, word=earlier.repairs[0][0]))
    elif earlier.repairs:
        words = ", ".join(f"{text} ({times})" for text, times in earlier.repairs[:NAMED])
        parts.append(_("corrected {count} times: {words}").format(count=count, words=words))
    if earlier.dismissed:
        text = ngettext("dismissed once", "dismissed {count} times", earlier.dismissed)
        parts.append(text.format(count=earlier.dismissed))
    return " · ".join(parts)


def warnings(earlier: Earlier, proposal: Proposal | None) -> list[str]:
    """Why to look twice before accepting `proposal`: most places got something else, or were no error at all."""
    found = []
    others = [(text, times) for text, times in earlier.repairs if not _puts(proposal, text)]
    same = sum(times for text, times in earlier.repairs if _puts(proposal, text))
    count = sum(times for _text, times in others)
    if proposal is not None and count > same:
        words = ", ".join(text for text, _times in others[:NAMED])
        text = ngettext(
            "corrected otherwise once: {words}", "corrected otherwise {count} times: {words}", count
        )
        found.append(text.format(count=count, words=words))
    if earlier.dismissed > same + count:
        text = _("dismissed more often than corrected, {dismissed} to {corrected}")
        found.append(text.format(dismissed=earlier.dismissed, corrected=same + count))
    return found


def _puts(proposal: Proposal | None, text: str) -> bool:
    return proposal is not None and proposal.replacement.text == text
