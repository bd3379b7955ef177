"""The RDF 1.2 files say what the RDF 1.1 files say: with each reifier turned into a statement node they are one graph.

    rdf12.py FOLDER

The files of FOLDER/rdf12/ are read by Oxigraph, the plain ones of FOLDER beside them, and compared in canonical form.
"""
import json, pathlib, sys
import pyoxigraph as ox

RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
SYNTAXES = {'ttl': 'TURTLE', 'nt': 'N_TRIPLES', 'nq': 'N_QUADS', 'trig': 'TRIG', 'rdf': 'RDF_XML'}
folder = pathlib.Path(sys.argv[1])
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
rdf = lambda name: ox.NamedNode(RDF + name)


def read(path, ending):
    return list(ox.parse(path=str(path), format=getattr(ox.RdfFormat, SYNTAXES[ending])))


def plain(quads):
    """The same in RDF 1.1."""
    for quad in quads:
        if quad.predicate != rdf('reifies'):
            yield quad
            continue
        said = quad.object
        for predicate, value in ('type', rdf('Statement')), ('subject', said.subject), ('predicate', said.predicate), ('object', said.object):
            yield ox.Quad(quad.subject, rdf(predicate), value, quad.graph_name)


def canonical(quads):
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(ox.serialize(dataset, format=ox.RdfFormat.N_QUADS).decode().rstrip('\n').split('\n'))


counts = []
for ending in SYNTAXES:
    path, beside = folder / 'rdf12' / f'graph.{ending}', folder / f'graph.{ending}'
    if not path.exists():
        continue
    new, old = canonical(plain(read(path, ending))), canonical(read(beside, ending))
    assert new == old, (ending, list(new ^ old)[:4])
    counts.append(f'{ending} {len(read(path, ending))}')
assert counts, f'no file in {folder}/rdf12'

turtle = (folder / 'rdf12/graph.ttl').read_text('utf-8')
asserted = sum(edge['status'] == 'asserted' for edge in graph['edges'])
assert turtle.count(' {|\n') == asserted, 'an annotation for each asserted edge'
store = ox.Store()
store.load(path=str(folder / 'rdf12/graph.ttl'), format=ox.RdfFormat.TURTLE)
query = f'''PREFIX rdf: <{RDF}> PREFIX tl: <https://tieline.example/ns/core#>
SELECT ?edge ?relation ?status {{ ?edge rdf:reifies <<( ?a ?relation ?b )>> ; tl:status ?status }}'''
found = sorted((row['edge'].value.rsplit('/', 1)[1], row['relation'].value.split('#')[-1], row['status'].value) for row in store.query(query))
assert found == sorted((e['id'], e['relation'], e['status']) for e in graph['edges'])
annotated = f'''PREFIX rdf: <{RDF}> PREFIX tl: <https://tieline.example/ns/core#>
SELECT (COUNT(*) AS ?n) {{ ?a ?relation ?b ~ ?edge {{| tl:status "asserted" |}} }}'''
assert int(next(iter(store.query(annotated)))['n'].value) == asserted
print(f'rdf12/: the graph of RDF 1.1 in Oxigraph ({", ".join(counts)}), {len(found)} reifiers, {asserted} annotations')
