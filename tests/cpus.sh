#!/usr/bin/env bash
# The same bytes whatever vectors a processor has: one document built as on this machine, with AVX2 but no AVX-512,
# and with neither (processors emulated by QEMU).
#     bash tests/cpus.sh PROGRAM DOCUMENT
set -euo pipefail
program=$1 document=$2
if ! command -v qemu-x86_64 > /dev/null; then
    apt-get install -y -qq qemu-user > /dev/null 2>&1 || true
fi
if ! command -v qemu-x86_64 > /dev/null || [ "$(uname -m)" != x86_64 ]; then
    echo "cpus: SKIPPED, not shown here: it needs qemu-x86_64 on an x86-64 machine"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" build "$document" --out "$work/native" --quiet
for cpu in Haswell Nehalem; do
    # QEMU warns of features that it cannot emulate and nobody here needs.
    qemu-x86_64 -cpu "$cpu" "$program" build "$document" --out "$work/$cpu" --quiet --jobs 1 2> "$work/$cpu.log" ||
        { cat "$work/$cpu.log"; exit 1; }
    for file in "$work"/native/*; do
        cmp "$file" "$work/$cpu/${file##*/}"
    done
    echo "cpus: $cpu gives the bytes of this machine"
done
