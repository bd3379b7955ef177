#!/usr/bin/env bash
# Loads the files of a folder in the programs that people use. usage: run.sh FOLDER
# The Python packages go into $CLIENTS_VENV, or into a folder that is removed afterwards.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: run.sh FOLDER}

if ! command -v python3 >/dev/null; then
    echo "skipped: no python3 here"
    exit 0
fi
venv=${CLIENTS_VENV:-}
if [ -z "$venv" ]; then
    venv=$(mktemp -d)
    trap 'rm -rf "$venv"' EXIT
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
if ! "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"; then
    echo "skipped: the packages of requirements.txt cannot be installed here"
    exit 0
fi
for script in rdf graphml; do
    "$venv/bin/python" "$here/$script.py" "$folder"
done
