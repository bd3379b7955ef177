"""What is written in the RDF syntaxes is one graph: two independent parsers, rdflib and Oxigraph, read isomorphic graphs
from each file, and every syntax gives the graph that the others give.

    isomorphic.py FOLDER

Graphs are compared in canonical form, blank nodes and all: by Oxigraph's RDFC-1.0, and by rdflib's own canonicalisation.
The ontology and the shapes of schema/ are held against each other too, for they have blank nodes and the graph has none.
The canonical form of each file is left in the folder $CLIENTS_CANONICAL, if there is one, for n3.mjs to hold N3.js
against it.
"""
import os, pathlib, sys
import pyoxigraph as ox, rdflib
from rdflib.compare import to_canonical_graph

# A literal is the words that were written, not what they are worth.
rdflib.NORMALIZE_LITERALS = False
SYNTAXES = {'ttl': ('turtle', 'TURTLE'), 'nt': ('nt', 'N_TRIPLES'), 'rdf': ('xml', 'RDF_XML'), 'jsonld': ('json-ld', 'JSON_LD'),
            'nq': ('nquads', 'N_QUADS'), 'trig': ('trig', 'TRIG')}
NAMED = 'nq', 'trig'
# The canonicalisation of rdflib takes a minute for some ten thousand triples.
MOST = 20_000

folder = pathlib.Path(sys.argv[1])
schema = pathlib.Path(__file__).resolve().parents[2] / 'schema'
forbidden = {c: None for c in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}


def term(one, plain=str):
    """A term of rdflib as one of Oxigraph."""
    if isinstance(one, rdflib.URIRef):
        return ox.NamedNode(str(one))
    if isinstance(one, rdflib.BNode):
        return ox.BlankNode(str(one))
    if one.language:
        return ox.Literal(plain(str(one)), language=one.language)
    return ox.Literal(plain(str(one)), datatype=ox.NamedNode(str(one.datatype))) if one.datatype else ox.Literal(plain(str(one)))


def back(one):
    """A term of Oxigraph as one of rdflib."""
    if isinstance(one, ox.NamedNode):
        return rdflib.URIRef(one.value)
    if isinstance(one, ox.BlankNode):
        return rdflib.BNode(one.value)
    if one.language:
        return rdflib.Literal(one.value, lang=one.language)
    plain = one.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(one.value, datatype=None if plain else rdflib.URIRef(one.datatype.value))


def by_oxigraph(path, ending):
    return list(ox.parse(path=str(path), format=getattr(ox.RdfFormat, SYNTAXES[ending][1])))


def by_rdflib(path, ending):
    """What rdflib reads from the file, in the terms of Oxigraph."""
    dataset = rdflib.Dataset()
    dataset.parse(str(path), format=SYNTAXES[ending][0])
    default = rdflib.graph.DATASET_DEFAULT_GRAPH_ID
    graph = lambda name: ox.DefaultGraph() if name in (None, default) else term(name)
    return [ox.Quad(*(term(part) for part in quad[:3]), graph(quad[3])) for quad in dataset.quads()]


def canonical(quads):
    """The canonical N-Quads of RDFC-1.0."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(set(ox.serialize(dataset, format=ox.RdfFormat.N_QUADS).decode().rstrip('\n').split('\n')))


def by_graph(quads):
    """The same by rdflib's canonicalisation, which knows no datasets."""
    graphs = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), rdflib.Graph()).add(tuple(map(back, quad.triple)))
    return {name: set(to_canonical_graph(graph)) for name, graph in graphs.items()}


def same(what, first, second):
    if first != second:
        differing = list(set(first) ^ set(second)) if isinstance(first, list) else [n for n in first if first[n] != second.get(n)]
        raise AssertionError(f'{what}: the graphs are not isomorphic; one alone has {differing[:4]}')


def check(path, ending, name):
    """The canonical form of a file in which both parsers and both canonicalisations see one graph."""
    oxigraph, lib = by_oxigraph(path, ending), by_rdflib(path, ending)
    form = canonical(oxigraph)
    if place:
        (pathlib.Path(place) / f'{name.removeprefix("graph.").removesuffix(".ttl")}.nq').write_text('\n'.join(form) + '\n', 'utf-8', newline='\n')
    same(f'{name}, RDFC-1.0', form, canonical(lib))
    if len(oxigraph) <= MOST:
        same(f'{name}, rdflib', by_graph(oxigraph), by_graph(lib))
    return form


# A canonical form that tells nothing apart would let all pass.
b, p = ox.BlankNode, ox.NamedNode('http://example.org/p')
ring = lambda names: [ox.Quad(b(names[i]), p, b(names[(i + 1) % len(names)])) for i in range(len(names))]
assert canonical(ring('abcdef')) == canonical(ring('uvwxyz')) and by_graph(ring('abcdef')) == by_graph(ring('uvwxyz'))
assert canonical(ring('abcdef')) != canonical(ring('abc') + ring('def'))
assert by_graph(ring('abcdef')) != by_graph(ring('abc') + ring('def'))

place = os.environ.get('CLIENTS_CANONICAL')
forms = {}
for ending in SYNTAXES:
    path = folder / f'graph.{ending}'
    if path.exists():
        forms[ending] = check(path, ending, path.name)
assert forms, f'no RDF file in {folder}'
for group in [e for e in forms if e not in NAMED], [e for e in forms if e in NAMED]:
    for ending in group[1:]:
        if 'rdf' not in (ending, group[0]):
            same(f'graph.{group[0]} and graph.{ending}', forms[group[0]], forms[ending])
if {'nt', 'rdf'} <= forms.keys():
    # RDF/XML cannot hold some characters, and has one line end: the graph is that of the others without them.
    plain = lambda words: words.replace('\r\n', '\n').replace('\r', '\n').translate(forbidden)
    without = lambda quads: [ox.Quad(q.subject, q.predicate, term(back(q.object), plain)) for q in quads]
    same('graph.nt and graph.rdf', canonical(without(by_oxigraph(folder / 'graph.nt', 'nt'))), forms['rdf'])
if {'nt', 'nq'} <= forms.keys():
    union = canonical([ox.Quad(*quad.triple) for quad in by_oxigraph(folder / 'graph.nq', 'nq')])
    same('graph.nt and the union of graph.nq', forms['nt'], union)
blank = 0
for name in 'press.owl.ttl', 'press.shapes.ttl':
    blank += sum('_:' in line for line in check(schema / name, 'ttl', name))
assert blank, 'the schema has no blank nodes any more'
counts = ', '.join(f'{ending} {len(form)}' for ending, form in forms.items())
print(f'isomorphic in rdflib and Oxigraph, canonicalised by both: {counts}, the ontology and the shapes')
