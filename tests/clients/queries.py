"""The queries of docs/queries/ give the answers that lie beside them in rdflib and in Oxigraph too, over graph.ttl.

    queries.py FOLDER
"""
import csv, io, pathlib, sys
import pyoxigraph, rdflib

folder = pathlib.Path(sys.argv[1])
queries = pathlib.Path(__file__).resolve().parents[2] / 'docs' / 'queries'


def rows(text):
    return [tuple(row) for row in csv.reader(io.StringIO(text))]


def plain(term):
    """A term as SPARQL's CSV has it."""
    return '' if term is None else str(getattr(term, 'value', term)) if not isinstance(term, rdflib.term.Identifier) else str(term)


graph = rdflib.Graph()
graph.parse(str(folder / 'graph.ttl'), format='turtle')
prefixes = dict(graph.namespaces())
head = ''.join(f'PREFIX {name}: <{iri}>\n' for name, iri in prefixes.items())
store = pyoxigraph.Store()
store.load(path=str(folder / 'graph.ttl'), format=pyoxigraph.RdfFormat.TURTLE)

count = 0
for path in sorted(queries.glob('*.rq')):
    expected = rows(path.with_suffix('.csv').read_text('utf-8'))
    query = head + path.read_text('utf-8')
    found = graph.query(query)
    mine = [tuple(map(str, found.vars))] + [tuple(map(plain, row)) for row in found]
    assert mine == expected, f'rdflib, {path.name}: {set(mine) ^ set(expected)}'
    found = store.query(query)
    names = tuple(variable.value for variable in found.variables)
    mine = [names] + [tuple(plain(row[name]) for name in names) for row in found]
    assert mine == expected, f'Oxigraph, {path.name}: {set(mine) ^ set(expected)}'
    count += 1
assert count >= 10, f'only {count} queries in {queries}'
print(f'docs/queries: the same answers to {count} queries from rdflib and Oxigraph as from tieline')
