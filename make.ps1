# What the Makefile does, for Windows:  .\make.ps1 run   .\make.ps1 test   .\make.ps1 check   .\make.ps1 bench
# Where scripts are not allowed to run:  powershell -ExecutionPolicy Bypass -File make.ps1 run

param([ValidateSet("run", "test", "check", "bench")][string]$Command = "run")

Set-Location $PSScriptRoot
$Bin = ".venv\Scripts"

function Invoke-Step {
    $Program, $Arguments = $args
    & $Program @Arguments
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}

function Initialize-Environment([string]$Name) {
    Invoke-Step py -3 -c "import sys; sys.exit('Attune needs Python 3.11 or newer.' if sys.version_info < (3, 11) else 0)"
    Invoke-Step py -3 tests\setup\environment.py $Name
}

Initialize-Environment .venv
switch ($Command) {
    "run" { Invoke-Step $Bin\attune.exe demo }
    "test" {
        Initialize-Environment .venv-no-qt
        Invoke-Step $Bin\python.exe -m pytest
        Invoke-Step .venv-no-qt\Scripts\python.exe -m pytest tests\journal
    }
    "check" {
        Invoke-Step $Bin\ruff.exe check
        Invoke-Step $Bin\ruff.exe format --check
        Invoke-Step $Bin\mypy.exe
        Invoke-Step $Bin\lint-imports.exe
    }
    "bench" { Invoke-Step $Bin\python.exe -m tests.bench }
}
