"""Places where two computers may write at once: network drives by what is mounted, synced folders by their marks."""

from pathlib import Path

import pytest

from journal.places import Caution, caution

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 27 0:40 / /mnt/shared\\040stuff rw shared:9 - nfs4 nas:/x rw
41 40 8:2 / /mnt/shared\\040stuff/stick rw - vfat /dev/sdb1 rw
42 27 0:44 / /mnt/away rw - fuse.sshfs me@there:/ rw
43 27 8:3 / /mnt/covered rw - cifs //nas/x rw
44 43 8:4 / /mnt/covered rw - ext4 /dev/sdc1 rw
torn
"""


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/srv/journal", None),
        ("/mnt/shared stuff/journal", Caution.NETWORK),
        ("/mnt/shared stuff/stick/journal", None),
        ("/mnt/shared stuffed/journal", None),
        ("/mnt/away", Caution.NETWORK),
        ("/mnt/covered/journal", None),
    ],
)
def test_the_nearest_mount_decides(tmp_path: Path, folder: str, found: Caution | None) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    assert caution(Path(folder), tmp_path / "mountinfo") is found


@pytest.mark.parametrize(
    "name",
    [
        "Dropbox",
        "Dropbox (Personal)",
        "OneDrive - School",
        "Google Drive",
        "iCloudDrive",
        "Mobile Documents",
        "Nextcloud",
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert caution(tmp_path / name / "family" / "journal") is Caution.SYNCED


@pytest.mark.parametrize("mark", [".stfolder", ".sync_0a1b.db", ".owncloudsync.log"])
def test_a_synced_folder_is_known_by_what_its_program_leaves(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).touch()
    assert caution(tmp_path / "family" / "journal") is Caution.SYNCED


def test_a_folder_like_any_other_is_fine(tmp_path: Path) -> None:
    assert caution(tmp_path / "dropboxing" / "journal") is None
    assert caution(tmp_path, tmp_path / "no such list") is None


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "journal").symlink_to(tmp_path / "Dropbox")
    assert caution(tmp_path / "journal") is Caution.SYNCED
