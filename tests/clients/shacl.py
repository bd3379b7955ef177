"""pySHACL finds what `tieline validate` finds: nothing in the graph as it was built, and the same items in broken copies.

    shacl.py FOLDER

Each breakage is done twice, to graph.json and to the triples of graph.ttl. The program is $TIELINE, or the one that cargo built
last; without it pySHACL alone is run.
"""
import copy, json, os, pathlib, subprocess, sys, tempfile
import pyshacl, rdflib
from rdflib.namespace import PROV, RDF, RDFS

root = pathlib.Path(__file__).resolve().parents[2]
folder = pathlib.Path(sys.argv[1])
OA = rdflib.Namespace('http://www.w3.org/ns/oa#')
SH = rdflib.Namespace('http://www.w3.org/ns/shacl#')
TL = rdflib.Namespace('https://tieline.example/ns/core#')
ID = rdflib.Namespace('https://tieline.example/id/')
WGS84 = rdflib.Namespace('http://www.w3.org/2003/01/geo/wgs84_pos#')
PRESS = rdflib.Namespace('https://tieline.example/ns/press#')

target = pathlib.Path(os.environ.get('CARGO_TARGET_DIR', root / 'target'))
known = [pathlib.Path(os.environ['TIELINE'])] if 'TIELINE' in os.environ else []
known += [target / kind / 'tieline' for kind in ('release', 'debug')]
program = next((str(path.resolve()) for path in known if path.exists()), None)

shapes = rdflib.Graph().parse(str(root / 'schema' / 'press.shapes.ttl'))
good_json = json.loads((folder / 'graph.json').read_text('utf-8'))
good_ttl = rdflib.Graph().parse(str(folder / 'graph.ttl'))


def by_shacl(graph):
    """The items that pySHACL finds fault with."""
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference='none')
    found = set(report.objects(None, SH.focusNode))
    assert conforms == (not found)
    return found


def by_tieline(graph):
    """The items that tieline finds fault with."""
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as place:
        path = pathlib.Path(place) / 'graph.json'
        path.write_text(json.dumps(graph), 'utf-8')
        ran = subprocess.run([program, 'validate', str(path), '--report', 'ttl'], capture_output=True, text=True)
    report = rdflib.Graph().parse(data=ran.stdout)
    found = set(report.objects(None, SH.focusNode))
    assert ran.returncode == (2 if found else 0), ran.stderr
    return found


edge = next(e for e in good_json['edges'] if e['relation'] == 'signed' and e['status'] == 'asserted')
source = next(n for n in good_json['nodes'] if n['id'] == edge['source'])
place = next(n for n in good_json['nodes'] if 'latitude' in n.get('attributes', {}))
statement = ID['statement/' + edge['id']]
evidence = ID['evidence/' + edge['id'] + '/1']
name = ID[edge['source']]


def put(subject, predicate, value):
    return lambda graph: graph.set((subject, predicate, value))


def drop(subject, predicate):
    return lambda graph: graph.remove((subject, predicate, None))


def at(kind, ident, change):
    return lambda graph: change(next(item for item in graph[kind] if item['id'] == ident))


def is_label(item):
    item['label'] = ''


def beyond(item):
    item['attributes']['latitude'] = '95.0'


def edit(key, value):
    return lambda item: item.update({key: value})


def in_evidence(key, value):
    return lambda item: item['evidence'][0].update({key: value})


def retype(graph):
    graph.remove((name, RDF.type, None))
    graph.add((name, RDF.type, PRESS.Law))


def unmention(graph):
    graph.remove((name, PRESS['mentioned-in'], None))


def half(graph):
    graph.set((evidence, OA.end, graph.value(evidence, OA.start)))


# What is broken, in the JSON, in the triples, and the item that both must name.
decimal = lambda text: rdflib.Literal(text, datatype=rdflib.XSD.decimal)
first = edge['evidence'][0]
breakages = [
    ('a confidence above 1', at('edges', edge['id'], edit('confidence', 1.5)), put(statement, TL.confidence, decimal('1.5')), statement),
    ('a confidence below 0', at('edges', edge['id'], edit('confidence', -0.5)), put(statement, TL.confidence, decimal('-0.5')), statement),
    ('an unknown status', at('edges', edge['id'], edit('status', 'believed')), put(statement, TL.status, rdflib.Literal('believed')), statement),
    ('more publishers than documents', at('edges', edge['id'], edit('publishers', 99)), put(statement, TL.publishers, rdflib.Literal(99)), statement),
    ('a latitude beyond the pole', at('nodes', place['id'], beyond), put(ID[place['id']], WGS84.lat, decimal('95.0')), ID[place['id']]),
    ('an unknown relation', at('edges', edge['id'], edit('relation', 'inked')), put(statement, RDF.predicate, PRESS.inked), statement),
    ('no evidence', at('edges', edge['id'], edit('evidence', [])), drop(statement, PROV.wasDerivedFrom), statement),
    ('an end that is no node', at('edges', edge['id'], edit('target', 'nobody')), put(statement, RDF.object, ID.nobody), statement),
    ('an unknown class', at('nodes', edge['source'], edit('class', 'Persn')), put(name, RDF.type, PRESS.Persn), name),
    ('an empty label', at('nodes', edge['source'], is_label), put(name, RDFS.label, rdflib.Literal('')), name),
    ('no mention', at('nodes', edge['source'], edit('mentions', [])), unmention, name),
    ('a method that is none', at('edges', edge['id'], in_evidence('method', {'by': 'guess', 'id': 'x'})), put(evidence, TL.method, rdflib.Literal('guess:x')), evidence),
    ('bytes that are none', at('edges', edge['id'], in_evidence('end', first['start'])), half, evidence),
    ('an unknown document', at('edges', edge['id'], in_evidence('document', 'x')), put(evidence, PROV.wasQuotedFrom, ID['document/x']), evidence),
    ('a source outside the domain', at('nodes', edge['source'], edit('class', 'Law')), retype, name),
]

# The broken copies hold one statement: pySHACL takes its time for each.
other = tuple(str(ID[part]) for part in ('statement/', 'evidence/'))
small = [t for t in good_ttl if not str(t[0]).startswith(other) or edge['id'] in str(t[0])]
assert by_shacl(good_ttl) == set(), 'pySHACL finds fault with the graph as it was built'
assert by_tieline(good_json) in (set(), None), 'tieline finds fault with the graph as it was built'
for what, in_json, in_triples, item in breakages:
    broken, triples = copy.deepcopy(good_json), rdflib.Graph()
    for triple in small:
        triples.add(triple)
    in_json(broken)
    in_triples(triples)
    shacl, own = by_shacl(triples), by_tieline(broken)
    assert item in shacl, f'{what}: pySHACL names {shacl}'
    # A piece of evidence is a part of its edge in graph.json; a class that does not fit is a fault of the edge there.
    own_item = statement if item == evidence or what.endswith('domain') else item
    assert own is None or own_item in own, f'{what}: tieline names {own}'
who = 'pySHACL and tieline agree' if program else 'pySHACL alone (no tieline was built here):'
print(f'schema/press.shapes.ttl: {who} on the graph and on {len(breakages)} broken copies')
