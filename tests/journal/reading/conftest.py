"""One loaded reader for all the tests of reading."""

import pytest

from journal.reading import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()
