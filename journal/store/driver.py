"""sqlite-utils, bound to SQLCipher. The one place that imports it.

sqlite-utils takes its exception classes from `pysqlite3` where that module is importable, else from `sqlite3`.
Our connections raise SQLCipher's, so SQLCipher's driver must stand under that name before the first import;
otherwise upserts, drops and probes that rely on catching an error would let it through.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from sqlcipher3 import dbapi2


def sqlite_utils() -> ModuleType:
    """The sqlite-utils package, whose errors are those of SQLCipher's connections."""
    sys.modules.setdefault("pysqlite3", dbapi2)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    return importlib.import_module("sqlite_utils")
