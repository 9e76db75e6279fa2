"""Chooses versions anew and writes requirements.lock: every version with its hashes, for every system and Python."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".venv-lock"
UV = "uv==0.13.9"
GROUPS = ("test", "check", "build")
HEAD = "# Every version that Attune is built and tested with, and its hashes. Written by `make lock`.\n"


def compiled() -> str:
    """What uv resolves from pyproject.toml, from the public index alone: no folder of this machine, no address."""
    subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(TOOLS)}))
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", UV], check=True)
    command = [str(scripts / "uv"), "pip", "compile", "pyproject.toml", "--upgrade", "--universal", "--quiet"]
    command += ["--python-version", "3.11", "--generate-hashes", "--annotation-style", "line", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-config"]
    for group in GROUPS:
        command += ["--group", group]
    neutral = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    return subprocess.run(command, cwd=ROOT, env=neutral, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    (ROOT / "requirements.lock").write_text(HEAD + compiled())


if __name__ == "__main__":
    main()
