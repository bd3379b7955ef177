"""Every RDF file of a folder loads in rdflib and in Oxigraph with the same number of triples, and holds a statement for
each edge of graph.json, with its ends, standing and sentences.

    rdf.py FOLDER
"""
import json, pathlib, sys
import pyoxigraph, rdflib
from rdflib.namespace import PROV, RDF

OA = rdflib.Namespace('http://www.w3.org/ns/oa#')
TL = rdflib.Namespace('https://tieline.example/ns/core#')
FORMATS = {'ttl': ('turtle', 'TURTLE'), 'nt': ('nt', 'N_TRIPLES'), 'nq': ('nquads', 'N_QUADS'), 'trig': ('trig', 'TRIG'),
           'rdf': ('xml', 'RDF_XML'), 'jsonld': ('json-ld', 'JSON_LD')}

folder = pathlib.Path(sys.argv[1])
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
texts = {d['id']: d['text'] for d in graph['documents']}
forbidden = {c: None for c in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}


def quotes(evidence, ending):
    """What the evidence quotes, as a file of that ending can hold it."""
    plain = lambda text: text.translate(forbidden) if ending == 'rdf' else text
    return sorted((plain(e['quote']), len(texts[e['document']].encode()[:e['start']].decode()), e['start']) for e in evidence)


def check_statements(union, ending):
    found = {str(s).rsplit('/statement/', 1)[-1]: s for s in union.subjects(RDF.type, RDF.Statement)}
    assert set(found) == {e['id'] for e in graph['edges']}, (ending, set(found) ^ {e['id'] for e in graph['edges']})
    for edge in graph['edges']:
        s = found[edge['id']]
        source, predicate, target = (union.value(s, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        assert str(predicate) == graph['schema']['namespace'] + edge['relation'], (ending, edge['id'])
        assert ((source, predicate, target) in union) >= (edge['status'] == 'asserted'), (ending, edge['id'])
        assert str(union.value(s, TL.status)) == edge['status'], (ending, edge['id'])
        assert abs(float(union.value(s, TL.confidence)) - edge['confidence']) < 1e-9, (ending, edge['id'])
        evidence = list(union.objects(s, PROV.wasDerivedFrom))
        said = sorted((str(union.value(e, OA.exact)), int(union.value(e, OA.start)), int(union.value(e, TL.startByte)))
                      for e in evidence)
        assert said == quotes(edge['evidence'], ending), (ending, edge['id'], said)


checked = 0
for ending, (name, constant) in FORMATS.items():
    path = folder / f'graph.{ending}'
    if not path.exists():
        continue
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(str(path), format=name)
    mine = {(s, p, o, g) for s, p, o, g in dataset.quads((None, None, None, None))}
    oxigraph = set(pyoxigraph.parse(path=str(path), format=getattr(pyoxigraph.RdfFormat, constant)))
    assert len(mine) == len(oxigraph), f'{path.name}: rdflib {len(mine)}, Oxigraph {len(oxigraph)}'
    union = rdflib.Graph()
    for s, p, o, _ in mine:
        union.add((s, p, o))
    check_statements(union, ending)
    print(f'{path.name}: {len(mine)} triples in rdflib and Oxigraph, {len(graph["edges"])} statements with their sentences')
    checked += 1
assert checked, f'no RDF file in {folder}'
