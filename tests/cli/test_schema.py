"""docs/check.schema.json describes what comes out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

SCHEMA = json.loads(
    (Path(__file__).parent.parent.parent / "docs" / "check.schema.json").read_text(encoding="utf-8")
)
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
KNOWN = {
    "$schema",
    "$defs",
    "title",
    "description",
    "type",
    "required",
    "properties",
    "const",
    "enum",
    "items",
    "minimum",
    "$ref",
}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What in `value` is not as `schema` says; members that the schema doesn't know are faults too."""
    assert set(schema) <= KNOWN
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    found = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{at}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of {schema['enum']}")
    names = schema.get("type", [])
    allowed = [names] if isinstance(names, str) else names
    if allowed and not any(type(value) is TYPES[name] for name in allowed):
        return [*found, f"{at}: {value!r} is no {names}"]
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{at}: {value!r} is below {schema['minimum']}")
    if isinstance(value, dict):
        found += [f"{at}: no {name}" for name in schema["required"] if name not in value]
        found += [f"{at}: unknown {name}" for name in value if name not in schema["properties"]]
        for name, member in schema["properties"].items():
            found += faults(value[name], member, f"{at}.{name}") if name in value else []
    if isinstance(value, list):
        for number, item in enumerate(value):
            found += faults(item, schema["items"], f"{at}[{number}]")
    return found


@pytest.fixture
def output(cli: Cli) -> Any:
    cli("fix", "recette.txt", "-o", "-")
    return json.loads(cli("check", "recette.txt", "--format", "json").out)


def test_real_output_is_valid(output: Any) -> None:
    assert len(output["issues"]) == 8
    assert any(
        reason for issue in output["issues"] for one in issue["proposals"] for reason in one["reasons"]
    )
    assert faults(output, SCHEMA) == []


def test_exactly_one_of_entry_and_check_is_null(output: Any) -> None:
    assert all((issue["entry"] is None) != (issue["check"] is None) for issue in output["issues"])


def test_json_lines_are_issues_of_the_schema(cli: Cli) -> None:
    lines = cli("check", "recette.txt", "--format", "jsonl").out.splitlines()
    assert len(lines) == 8
    assert [fault for line in lines for fault in faults(json.loads(line), SCHEMA["$defs"]["issue"])] == []


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("line", 0),
        ("line", "1"),
        ("entry", 3),
        ("severity", "bad"),
        ("state", "dismissed"),
        ("proposals", None),
        ("x", 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(output: Any, member: str, value: Any) -> None:
    output["issues"][0][member] = value
    assert len(faults(output, SCHEMA)) == 1
    del output["issues"][0][member]
    assert len(faults(output, SCHEMA)) == (member != "x")
