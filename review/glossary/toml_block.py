"""One [[entry]] block with some of its fields changed: comments, order and formatting of the others stay (tomlkit)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from review.glossary.entry_writing import render_field
from review.glossary.toml_literal import Value

if TYPE_CHECKING:
    from tomlkit.items import Array


def block_with(block: str, changes: Mapping[str, Value | None]) -> str:
    """The TOML text `block`, which holds one entry, with the fields of `changes` set; None takes a field out.

    Lines end in a line feed. Raises ValueError where tomlkit can't do it.
    """
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - reading glossaries never needs tomlkit

    try:
        return _changed(block, changes)
    except (TOMLKitError, LookupError, TypeError) as error:
        raise ValueError(str(error)) from error


def _changed(block: str, changes: Mapping[str, Value | None]) -> str:
    import tomlkit  # noqa: PLC0415

    for key, value in changes.items():
        kept = None if value is None else _with_list(block, key, value)
        if kept is not None:
            block = kept
            continue
        document = tomlkit.parse(block)
        table = document["entry"][0]
        if value is None:
            table.remove(key)
        else:
            table[key] = tomlkit.parse(f"{key} = {render_field(key, value)}\n")[key]
        block = tomlkit.dumps(document)
    return block


def _with_list(block: str, key: str, value: Value) -> str | None:
    """The block with a list of texts made `value` item by item, so that comments inside stay; None where that can't be done."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.items import Array  # noqa: PLC0415

    document = tomlkit.parse(block)
    array = document["entry"][0].get(key)
    if not isinstance(array, Array) or not isinstance(value, Sequence) or isinstance(value, str):
        return None
    if not _reach(array, [str(item) for item in value if isinstance(item, str)]):
        return None
    changed = tomlkit.dumps(document)
    try:
        told = tomllib.loads(changed)["entry"][0][key]
    except ValueError:
        return None
    return changed if told == list(value) else None


def _reach(array: Array, wanted: Sequence[str]) -> bool:
    """Add items at the end of `array` and take others out until it holds `wanted`; False where the order must change."""
    # tomlkit keeps the comma behind the last item only if items are added first.
    for item in wanted:
        if item not in array:
            array.append(item)
    for number in range(len(array) - 1, -1, -1):
        if array[number] not in wanted:
            del array[number]
    return bool(array) and list(array) == list(wanted)
