#!/usr/bin/env bash
# The same bytes whatever the processor: one document built as on this machine, with AVX2 but no AVX-512, with neither, and by an
# ARM program (processors emulated by QEMU).
#     bash tests/cpus.sh PROGRAM DOCUMENT
set -euo pipefail
program=$1 document=$2
if ! command -v qemu-x86_64 > /dev/null || ! command -v qemu-aarch64 > /dev/null; then
    apt-get install -y -qq qemu-user > /dev/null 2>&1 || true
fi
if ! command -v qemu-x86_64 > /dev/null || [ "$(uname -m)" != x86_64 ]; then
    echo "cpus: SKIPPED, not shown here: it needs qemu-x86_64 on an x86-64 machine"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" build "$document" --out "$work/native" --quiet

# `gives NAME COMMAND...` holds what another processor writes against what this one wrote.
gives() {
    local name=$1
    # QEMU warns of features that it cannot emulate and nobody here needs.
    "${@:2}" build "$document" --out "$work/$name" --quiet --jobs 1 2> "$work/$name.log" ||
        { cat "$work/$name.log"; exit 1; }
    for file in "$work"/native/*; do
        cmp "$file" "$work/$name/${file##*/}"
    done
    echo "cpus: $name gives the bytes of this machine"
}
for cpu in Haswell Nehalem; do
    gives "$cpu" qemu-x86_64 -cpu "$cpu" "$program"
done

# The linker that comes with Rust is enough: nothing here is written in C.
arm=aarch64-unknown-linux-musl
if ! command -v qemu-aarch64 > /dev/null || ! rustup target add "$arm" 2> "$work/rustup.log"; then
    echo "cpus: ARM SKIPPED, not shown here: it needs qemu-aarch64 and the target $arm"
    exit 0
fi
CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER=rust-lld cargo build --release --locked --quiet --target "$arm"
gives ARM qemu-aarch64 "${CARGO_TARGET_DIR:-target}/$arm/release/tieline"
