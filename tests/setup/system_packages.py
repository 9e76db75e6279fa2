"""Sees to the Debian packages in apt.txt: installs what is missing as root, else prints the one command that does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def listed(text: str) -> list[str]:
    """The package names in an apt.txt, without its comments."""
    return [name for line in text.splitlines() if (name := line.partition("#")[0].strip())]


def missing(packages: list[str]) -> bool:
    """Whether apt would have anything to install (a dry run: nothing is changed, no rights are needed)."""
    trial = ["apt-get", "--simulate", "--no-upgrade", "--no-install-recommends", "install", *packages]
    done = subprocess.run(trial, capture_output=True, text=True, check=False)
    return done.returncode != 0 or "\nInst " in done.stdout


def install(packages: list[str]) -> bool:
    """Install them; true when apt says that it did."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *packages],
    )
    with open(ROOT / ".venv.apt.log", "w") as log:
        return not any(subprocess.call(step, env=environment, stdout=log, stderr=log) for step in steps)


def main() -> None:
    packages = listed((ROOT / "apt.txt").read_text())
    if not shutil.which("apt-get") or not missing(packages):
        return
    command = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        print(f"Some system packages are missing. This installs them:\n\n    sudo {command}\n", file=sys.stderr)
        return
    print("Installing the system packages listed in apt.txt …", flush=True)
    if not install(packages):
        print(f"This did not work (see .venv.apt.log):\n\n    {command}\n", file=sys.stderr)


if __name__ == "__main__":
    main()
