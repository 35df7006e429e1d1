"""What is in force: from review.toml, from the user's configuration, from the command's options, in that order of growing weight."""

from __future__ import annotations

import contextlib
import getpass
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import platformdirs

from review.errors import Fault, InputError
from review.glossary.files import SETTINGS as FILE_NAME
from review.model.messages import _
from review.model.visible import one_line
from review.session.glossary_home import default_glossaries, home_folder

_NAMES: Final = {
    "glossaries": "glossaries",
    "source": "source_language",
    "locale": "locale",
    "reviewer": "reviewer",
    "network": "network",
    "theme": "theme",
    "animation": "animation",
    "keys": "keys",
}
BUILT_IN: Final = "built in"
"""The origin of what nobody set."""

_CHOICES: Final = {"network": ("ask", "never"), "theme": ("dark", "light", "terminal")}
_KEY: Final = re.compile(r"\S|[^\s,]{2,40}")


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """The keys that a user gave to a command, as written, () to take its keys away; `origin` is the file that says so."""

    keys: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line said; None and () where it said nothing."""

    glossaries: tuple[Path, ...] = ()
    default_glossary: bool = True
    ledger: Path | None = None
    reviewer: str | None = None
    source_language: str | None = None
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force for one text.

    `glossaries` are files or folders; `ledger` is where the ledger goes unless it goes beside the text; `origins` says
    for each setting where it comes from. `theme` is dark, light or terminal (the terminal's own colours); `keys` are the
    user's own keys by command id, whether there are such commands and keys being the screen's business.
    """

    glossaries: tuple[Path, ...] = ()
    ledger: Path | None = None
    reviewer: str = ""
    source_language: str | None = None
    locale: str = "fr-FR"
    network: str = "ask"
    source: Path | None = None
    theme: str = "dark"
    animation: bool = False
    keys: Mapping[str, KeyChoice] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)


def settings_for(path: Path, options: Options, user_folder: Path | None = None) -> Settings:
    """The settings in force for the text at `path`.

    review.toml is looked for from the text's folder upwards, then in the working folder and above it, then
    `config.toml` in the user's configuration folder (`user_folder`, else the platform's own); options outweigh both.
    Raises `InputError` with all faults of those files.
    """
    settings = Settings(reviewer=_login(), origins={})
    project = project_file(path)
    folder = user_folder or Path(platformdirs.user_config_dir("review", appauthor=False))
    for file in (project, folder / "config.toml"):
        if file is not None and _is_there(file):
            values = read_settings(file)
            values["keys"] = {**settings.keys, **values.get("keys", {})}
            settings = _merged(settings, values, str(file))
    if "glossaries" not in settings.origins:
        settings = _merged(settings, {"glossaries": default_glossaries(home_folder(path, project))}, BUILT_IN)
    return _with_options(settings, options)


def project_file(path: Path) -> Path | None:
    """The nearest review.toml at or above the folder of `path`, else at or above the working folder."""
    for start in (path.absolute().parent, Path.cwd()):
        for folder in (start, *start.parents):
            with contextlib.suppress(
                PermissionError
            ):  # a folder that is closed to us holds no settings for us
                if (folder / FILE_NAME).is_file():
                    return folder / FILE_NAME
    return None


def _is_there(file: Path) -> bool:
    """Whether the file exists; raises `InputError` where that can't be known, since it may forbid what we are about to do."""
    try:
        return file.is_file()
    except OSError as error:
        message = _("this can't be read: {reason}").format(reason=error.strerror)
        raise InputError(str(file), message, _("check the permissions of its folder")) from error


def read_settings(file: Path) -> dict[str, Any]:
    """The settings that `file` holds, under the names of `Settings`; paths are taken from the file's folder.

    Raises:
        InputError: the file is no TOML, or holds a key or a value that has no meaning; all such faults at once.
    """
    import tomllib  # noqa: PLC0415 - most folders have no settings

    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(str(file), _("this is no valid TOML: {reason}").format(reason=error)) from error
    except OSError as error:
        raise InputError(
            str(file), _("this can't be read: {reason}").format(reason=error.strerror)
        ) from error
    faults = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        found = list(_key_faults(value)) if key == "keys" else [_fault_of(key, value)]
        wrong = [Fault(str(file), None, *fault) for fault in found if fault is not None]
        faults += wrong
        if wrong:
            continue
        if key == "keys":
            values[key] = {
                name: KeyChoice(tuple(map(str, _as_keys(keys))), str(file)) for name, keys in value.items()
            }
        elif key == "glossaries":
            values[key] = tuple(file.parent / name for name in value)
        else:
            values[_NAMES[key]] = value
    if faults:
        raise InputError(str(file), _("invalid settings"), faults=faults)
    return values


def _fault_of(key: str, value: object) -> tuple[str, str] | None:
    if key not in _NAMES:
        near = get_close_matches(key, _NAMES, 1)
        hint = (
            _("did you mean {name}?").format(name=near[0])
            if near
            else _("known are: {names}").format(names=", ".join(sorted(_NAMES)))
        )
        return _("unknown setting {name}").format(name=key), hint
    if key == "glossaries":
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            return _("glossaries must be a list of paths"), _('write: glossaries = ["glossaries"]')
    elif key == "animation":
        if not isinstance(value, bool):
            return _("animation must be true or false"), ""
    elif not isinstance(value, str):
        return _("{name} must be a text in quotes").format(name=key), ""
    elif key in _CHOICES and value not in _CHOICES[key]:
        choices = ", ".join(_CHOICES[key])
        return _("{name} must be one of: {choices}").format(name=key, choices=choices), ""
    return None


def _key_faults(value: object) -> Iterator[tuple[str, str]]:
    """What is wrong with the form of a [keys] table: each value must be a key, or a list of keys."""
    if not isinstance(value, dict):
        yield _("keys must be a table"), _('write: [keys], and below it: dismiss = "d"')
        return
    for name, keys in value.items():
        given = _as_keys(keys)
        if not all(isinstance(key, str) for key in given):
            message = _("[keys] {name} must be a key in quotes, or a list of them").format(name=name)
            yield message, _('write: {name} = "f9", or {name} = ["f9", "ctrl+y"]').format(name=name)
            continue
        for key in given:
            if not _KEY.fullmatch(str(key)):
                message = _("[keys] {name}: “{key}” is no name of a key").format(
                    name=name, key=one_line(str(key), 40)
                )
                yield message, _("write one sign, or a name such as enter, f9 or ctrl+y; keys go in a list")


def _as_keys(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _merged(settings: Settings, values: Mapping[str, Any], origin: str) -> Settings:
    return replace(settings, **values, origins={**settings.origins, **dict.fromkeys(values, origin)})


def _with_options(settings: Settings, options: Options) -> Settings:
    names = {one.name for one in fields(Settings)} & {one.name for one in fields(Options)} - {"glossaries"}
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if options.glossaries:
        given["glossaries"] = options.glossaries
    elif not options.default_glossary:
        given["glossaries"] = ()
    return _merged(settings, given, _("option"))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"
