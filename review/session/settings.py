"""What is in force: from review.toml, from the user's configuration, from the command's options, in that order of growing weight."""

from __future__ import annotations

import contextlib
import getpass
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import platformdirs

import review
from review.errors import Fault, InputError
from review.model.messages import _

FILE_NAME: Final = "review.toml"
_TEXTS: Final = ("source_language", "locale", "reviewer", "network")
_NAMES: Final = {
    "glossaries": "glossaries",
    "source": "source_language",
    "locale": "locale",
    "reviewer": "reviewer",
    "network": "network",
}


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
    for each setting where it comes from.
    """

    glossaries: tuple[Path, ...] = ()
    ledger: Path | None = None
    reviewer: str = ""
    source_language: str | None = None
    locale: str = "fr-FR"
    network: str = "ask"
    source: Path | None = None
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
            settings = _merged(settings, read_settings(file), str(file))
    if "glossaries" not in settings.origins:
        settings = _merged(settings, {"glossaries": _fallback_glossaries(project)}, _("built in"))
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
        fault = _fault_of(key, value)
        if fault:
            faults.append(Fault(str(file), None, *fault))
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
    elif not isinstance(value, str):
        return _("{name} must be a text in quotes").format(name=key), ""
    elif key == "network" and value not in {"ask", "never"}:
        return _("network must be ask or never"), ""
    return None


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


def _fallback_glossaries(project: Path | None) -> tuple[Path, ...]:
    """glossaries/ beside review.toml, else the ones that came with the program."""
    if project is not None and (project.parent / "glossaries").is_dir():
        return (project.parent / "glossaries",)
    package = Path(review.__file__).parent
    inside = package / "glossaries"
    return (inside if inside.is_dir() else package.parent / "glossaries",)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"
