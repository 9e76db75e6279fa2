"""What a fault was and where, as values and as text that cannot hold a word of an entry.

Printed are only names that stand in the program's own files: types that can be imported by their name, functions that
are in the compiled file which their frame names, and line numbers. Messages, arguments, notes, locals and source lines
never are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, TracebackType
from typing import Any, Final

from journal.model import Value

ELSEWHERE: Final = "(elsewhere)"
UNNAMED: Final = "(unnamed)"

_MOST_LINKS: Final = 30
_FIRST_FRAMES, _LAST_FRAMES = 10, 40
_NATIVE_FRAME: Final = re.compile(r'^  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)$')
_SIGNALS: Final = (
    "Segmentation fault",
    "Aborted",
    "Bus error",
    "Floating-point exception",
    "Floating point exception",
    "Illegal instruction",
    "access violation",
    "stack overflow",
)


class Place(Value, frozen=True):
    """A frame: its file relative to the package's parent, its function, its line."""

    file: str
    function: str
    line: int


class Link(Value, frozen=True):
    """One exception of a chain: its type, how it stands to the one before, and where it came through."""

    kind: str
    stands: str
    """Empty for the first; else "caused by", "while handling" or "one of several"."""
    places: tuple[Place, ...]


class Report(Value, frozen=True):
    """Everything that may be told of a fault."""

    at: datetime
    links: tuple[Link, ...] = ()
    page: str = ""
    """The page in front, as the program calls it."""
    native: tuple[Place, ...] = ()
    """Where a crash below Python came through."""
    signal: str = ""


def report_on(error: BaseException) -> Report:
    """What may be told of an exception with all that led to it."""
    return Report(at=datetime.now(UTC), links=tuple(_links(error)))


def report_on_native(dump: str) -> Report:
    """The same of what Python's faulthandler wrote when the process was ended by the system."""
    found = (_NATIVE_FRAME.match(line) for line in dump.splitlines()[:400])
    places = tuple(_known_place(one["file"], one["function"], int(one["line"])) for one in found if one is not None)
    signal = next((one for one in _SIGNALS if one in dump[:400]), "")
    return Report(at=datetime.now(UTC), native=places[: _FIRST_FRAMES + _LAST_FRAMES], signal=signal)


def report_text(report: Report) -> str:
    """The report as it is shown and copied. It is for those who mend Attune, and the same in every language."""
    lines = [f"Attune report, {report.at:%Y-%m-%d %H:%M:%S} UTC", "It holds no word of any entry.", ""]
    lines += [f"{name}: {version}" for name, version in _versions()]
    if report.page:
        lines.append(f"Page: {report.page}")
    lines += ["", *links_text(report.links)]
    if report.native or report.signal:
        lines.append(f"Ended by the system: {report.signal or 'no known signal'}")
        lines += [_place_text(place) for place in report.native]
    return "\n".join(lines).rstrip() + "\n"


def links_text(links: tuple[Link, ...]) -> list[str]:
    """A chain of exceptions, a line each and a line a frame."""
    lines = []
    for link in links:
        lines.append(f"{link.stands}: {link.kind}" if link.stands else link.kind)
        lines += [_place_text(place) for place in link.places]
    return lines


def kind_of(error: BaseException) -> str:
    """The name of an exception's type, or of the nearest one it comes from that can be imported by its name."""
    for at, one in enumerate(type.__dict__["__mro__"].__get__(type(error))):
        name = _importable(one)
        if name:
            return name if at == 0 else f"a kind of {name}"
    return UNNAMED


def _links(error: BaseException) -> Iterator[Link]:
    """The exception, then its causes and contexts and the parts of groups, each once."""
    seen: set[int] = set()
    waiting: list[tuple[BaseException, str]] = [(error, "")]
    while waiting and len(seen) < _MOST_LINKS:
        one, stands = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield Link(kind=kind_of(one), stands=stands, places=_places(_own(one, "__traceback__")))
        if isinstance(one, BaseExceptionGroup):
            parts = BaseExceptionGroup.__dict__["exceptions"].__get__(one)
            waiting += [(part, "one of several") for part in parts]
        for name, says in (("__cause__", "caused by"), ("__context__", "while handling")):
            other = _own(one, name)
            if other is not None:
                waiting.append((other, says))


def _own(error: BaseException, name: str) -> Any:
    """An attribute as the interpreter keeps it, whatever the exception's class makes of the name."""
    return BaseException.__dict__[name].__get__(error)


def _places(trace: TracebackType | None) -> tuple[Place, ...]:
    places = []
    while trace is not None:
        places.append(_place(trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    if len(places) > _FIRST_FRAMES + _LAST_FRAMES:
        return (*places[:_FIRST_FRAMES], *places[-_LAST_FRAMES:])
    return tuple(places)


def _place(code: CodeType, line: int) -> Place:
    return _known_place(code.co_filename, code.co_qualname, line)


def _known_place(file: str, function: str, line: int) -> Place:
    spec = _spec_of(file)
    if spec is None:
        return Place(file=ELSEWHERE, function=UNNAMED, line=line)
    known = function in _names_in(spec.name, file)
    return Place(file=_relative(spec), function=function if known else UNNAMED, line=line)


def _spec_of(file: str) -> ModuleSpec | None:
    """The module that was loaded from `file`, else one of ours that would be."""
    for module in tuple(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if isinstance(spec, ModuleSpec) and spec.has_location and spec.origin == file and Path(file).is_file():
            return spec
    return _spec_of_ours(file)


def _spec_of_ours(file: str) -> ModuleSpec | None:
    """A module of Attune's that is not loaded, or not yet: a native crash is told of in another process."""
    from importlib.util import spec_from_file_location

    root = Path(__file__).resolve().parents[2]
    path = Path(file)
    if not path.is_relative_to(root) or not path.is_file() or path.suffix != ".py":
        return None
    parts = path.relative_to(root).with_suffix("").parts
    if parts[0] not in {"ui", "journal"}:
        return None
    return spec_from_file_location(".".join(parts).removesuffix(".__init__"), path)


def _relative(spec: ModuleSpec) -> str:
    path = Path(spec.origin or "")
    depth = spec.name.count(".") + (2 if path.name == "__init__.py" else 1)
    return "/".join(path.parts[-depth:])


@lru_cache(maxsize=64)
def _names_in(name: str, file: str) -> frozenset[str]:
    """The functions, by full and by short name, of the code in a module's own file as it lies on the disk."""
    try:
        whole = SourceFileLoader(name, file).get_code(name)
    except (ImportError, OSError, SyntaxError, ValueError):
        return frozenset()
    waiting = [whole] if whole is not None else []
    names = set()
    while waiting:
        code = waiting.pop()
        names |= {code.co_qualname, code.co_name}
        waiting += [one for one in code.co_consts if isinstance(one, CodeType)]
    return frozenset(names)


def _importable(kind: type) -> str:
    """The full name under which the very same class can be imported, or an empty text."""
    module = type.__dict__["__module__"].__get__(kind)
    name = type.__dict__["__qualname__"].__get__(kind)
    if type(module) is not str or type(name) is not str:
        return ""
    found: Any = sys.modules.get(module)
    if not isinstance(getattr(found, "__spec__", None), ModuleSpec):
        return ""
    for part in name.split("."):
        found = vars(found).get(part) if hasattr(found, "__dict__") else None
    if found is not kind:
        return ""
    return name if module == "builtins" else f"{module}.{name}"


def _place_text(place: Place) -> str:
    return f"  {place.file}:{place.line} {place.function}"


def _versions() -> tuple[tuple[str, str], ...]:
    import platform

    return (
        ("Attune", _version("attune-journal")),
        ("Python", platform.python_version()),
        ("PySide6", _version("PySide6-Essentials")),
        ("sqlcipher3", _version("sqlcipher3")),
        ("System", f"{platform.system()} {platform.machine()}"),
    )


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "from source"
