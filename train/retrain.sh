#!/usr/bin/env bash
# Goes on training the reader that the program carries with your own annotated documents, and puts the result in its place:
#     bash train/retrain.sh FOLDER [MORE FOLDERS]
# Documents are as docs/annotating.md says. Their last reader stays in git; `cargo build --release` takes up the new one.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: bash train/retrain.sh FOLDER [MORE FOLDERS]" >&2; exit 1; }
folders=() dev=$(realpath "$1")
for folder in "$@"; do folders+=(--train "$(realpath "$folder")"); done
cd "$(dirname "$0")"
[ -x venv/bin/python ] || { python3 -m venv venv && venv/bin/pip install -q -r requirements.txt; }
venv/bin/python student.py --encoder ../models/reader.bin "${folders[@]}" --dev "$dev" --out retrained.pt --epochs "${EPOCHS:-4}" --lr 5e-5 --heads 2e-4 --quantise-from 0
venv/bin/python export.py --encoder ../models/reader.bin --reader retrained.pt "${folders[@]}" --out ../models
rm retrained.pt
