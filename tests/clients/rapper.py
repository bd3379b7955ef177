"""Raptor, which Debian's RDF tools and many others stand on, reads from the RDF files the triples that Oxigraph reads.

    rapper.py FOLDER
"""
import pathlib, shutil, subprocess, sys
import pyoxigraph as ox

SYNTAXES = {'ttl': ('turtle', 'TURTLE'), 'nt': ('ntriples', 'N_TRIPLES'), 'rdf': ('rdfxml', 'RDF_XML'), 'nq': ('nquads', 'N_QUADS'),
            'trig': ('trig', 'TRIG')}
folder = pathlib.Path(sys.argv[1])
if not shutil.which('rapper'):
    print('skipped: rapper.py, since there is no rapper here (apt-get install raptor2-utils)')
    sys.exit(0)
if any(c in (folder / 'graph.json').read_text('utf-8') for c in '\ufffe\uffff'):
    print('skipped: rapper.py, since the graph holds U+FFFE or U+FFFF, which Raptor refuses and Turtle allows')
    sys.exit(0)
counts = []
for ending, (name, constant) in SYNTAXES.items():
    path = folder / f'graph.{ending}'
    if not path.exists():
        continue
    # Its N-Quads keep the names of graphs, but it reads none from TriG.
    out = 'nquads' if ending == 'nq' else 'ntriples'
    ran = subprocess.run(['rapper', '-q', '-i', name, '-o', out, str(path)], capture_output=True)
    assert ran.returncode == 0 and not ran.stderr, (path.name, ran.stderr.decode()[:500])
    theirs = {q.triple for q in ox.parse(ran.stdout, format=ox.RdfFormat.N_QUADS)}
    mine = {q.triple for q in ox.parse(path=str(path), format=getattr(ox.RdfFormat, constant))}
    assert mine == theirs, (path.name, [str(t) for t in list(mine ^ theirs)[:3]])
    counts.append(f'{ending} {len(theirs)}')
assert counts, f'no RDF file in {folder}'
print(f'Raptor: the same triples: {", ".join(counts)}')
