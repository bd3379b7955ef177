"""Every RDF file of a folder loads in rdflib and in Oxigraph with the same number of triples, and holds a statement for
each edge of graph.json.

    rdf.py FOLDER
"""
import json, pathlib, sys
import pyoxigraph, rdflib

RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
NAMES = {'ttl': 'turtle', 'nt': 'nt', 'nq': 'nquads', 'trig': 'trig', 'rdf': 'xml', 'jsonld': 'json-ld'}
FORMATS = {'ttl': pyoxigraph.RdfFormat.TURTLE, 'nt': pyoxigraph.RdfFormat.N_TRIPLES, 'nq': pyoxigraph.RdfFormat.N_QUADS,
           'trig': pyoxigraph.RdfFormat.TRIG, 'rdf': pyoxigraph.RdfFormat.RDF_XML, 'jsonld': pyoxigraph.RdfFormat.JSON_LD}

folder = pathlib.Path(sys.argv[1])
graph = json.load(open(folder / 'graph.json', encoding='utf-8'))
checked = 0
for ending, name in NAMES.items():
    path = folder / f'graph.{ending}'
    if not path.exists():
        continue
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(str(path), format=name)
    mine = {(q[0], q[1], q[2], q[3]) for q in dataset.quads((None, None, None, None))}
    oxigraph = {(q.subject, q.predicate, q.object, q.graph_name) for q in pyoxigraph.parse(path=str(path), format=FORMATS[ending])}
    assert len(mine) == len(oxigraph), f'{path.name}: rdflib {len(mine)}, Oxigraph {len(oxigraph)}'
    statements = sum(1 for s, p, o, g in oxigraph if p.value == RDF + 'type' and getattr(o, 'value', '') == RDF + 'Statement')
    assert statements == len(graph['edges']), f'{path.name}: {statements} statements, {len(graph["edges"])} edges'
    print(f'{path.name}: {len(oxigraph)} triples in rdflib and Oxigraph, {statements} statements')
    checked += 1
assert checked, 'no RDF file in ' + str(folder)
