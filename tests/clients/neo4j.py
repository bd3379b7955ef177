"""Neo4j itself holds the nodes and edges of graph.json, loaded in three ways: by the script beside the CSV, which runs
neo4j-admin; by graph.cypher after the constraints; and from graph.graphml by APOC. The queries of docs/queries/ are answered as
FalkorDB answers them.

    neo4j.py FOLDER

Neo4j 5 and APOC come from Maven Central, 240 jars of 133 MB.
"""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile

VERSION = '5.26.0'
POM = f'''<project><modelVersion>4.0.0</modelVersion><groupId>clients</groupId><artifactId>neo4j</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version></dependency>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j-import-tool</artifactId><version>{VERSION}</version></dependency>
</dependencies></project>
'''
folder = pathlib.Path(sys.argv[1]).resolve()
here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
ties = sum(len({m['document'] for m in node.get('mentions', [])}) for node in graph['nodes'])
counts = len(graph['nodes']), len(graph['edges']) + ties
forbidden = {c: None for c in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}


def folded(text):
    """The text as the formats of one line hold it."""
    return re.sub('[\0-\x1f\x7f-\x9f]', '', re.sub('[\n\r\t]+', ' ', text))


def plain(text):
    """The text as XML holds it."""
    return text.replace('\r\n', '\n').replace('\r', '\n').translate(forbidden)


def fetch(place):
    """The jars, and those of APOC; false where they cannot be had."""
    (place / 'pom.xml').write_text(POM, 'utf-8')
    maven = ['mvn', '-q', '-B', '-f', str(place / 'pom.xml')]
    apoc = [[f'-Dartifact=org.neo4j.procedure:{name}', f'-DoutputDirectory={place}/home/plugins'] for name in
            (f'apoc-core:{VERSION}:jar:core', f'apoc-common:{VERSION}')]
    commands = [[*maven, 'dependency:copy-dependencies', '-DincludeScope=runtime', f'-DoutputDirectory={place}/lib'],
                *([*maven, 'dependency:copy', *one] for one in apoc)]
    quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}
    return all(subprocess.run(command, **quiet).returncode == 0 for command in commands)


def admin(place):
    """Runs import.sh, which calls neo4j-admin."""
    script = place / 'neo4j-admin'
    script.write_text(f'#!/bin/sh\nexec java -Xmx1g -cp "{place}/lib/*" org.neo4j.cli.AdminTool "$@"\n', 'utf-8')
    script.chmod(0o755)
    (place / 'home/conf').mkdir()
    (place / 'home/conf/neo4j.conf').touch()
    env = {**os.environ, 'NEO4J_HOME': f'{place}/home', 'NEO4J_CONF': f'{place}/home/conf', 'PATH': f'{place}:{os.environ["PATH"]}'}
    ran = subprocess.run(['sh', str(folder / 'graph.csv/neo4j/import.sh')], env=env, capture_output=True, text=True, cwd=place)
    assert ran.returncode == 0, ran.stdout[-1500:] + ran.stderr[-1500:]
    said = tuple(int(re.search(rf'(\d+) {what}', ran.stdout)[1]) for what in ('nodes', 'relationships'))
    assert said == counts, (said, counts)


def ask(place, statements):
    """The rows of each statement."""
    command = ['java', '-Xmx1g', '-Dapoc.import.file.enabled=true', '-cp', f'{place}/lib/*:{place}/home/plugins/*',
               str(here / 'Neo4j.java'), str(place / 'home')]
    ran = subprocess.run(command, input='\n'.join(statements) + '\n', capture_output=True, text=True, encoding='utf-8', timeout=600)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return [json.loads(line) for line in ran.stdout.rstrip('\n').split('\n')]


def query(file):
    return ' '.join(line for line in file.read_text('utf-8').splitlines() if not line.startswith('//')).rstrip('; ')


# Nodes with all labels and name; edges of the graph, then the number of both.
WHOLE = ['MATCH (n) RETURN n.id, labels(n), n.name',
         'MATCH (a)-[e]->(b) WHERE e.edge_id IS NOT NULL RETURN e.edge_id, a.id, b.id, type(e), e.status, e.confidence, e.evidence',
         'MATCH (n) RETURN count(n)', 'MATCH ()-[e]->() RETURN count(e)']
# In GraphML the name is the label, and every edge has an id.
GRAPHML = ['MATCH (n) RETURN n.id, labels(n), n.label',
           'MATCH (a)-[e]->(b) RETURN e.edge_id, a.id, b.id, type(e), e.status, e.confidence, e.evidence', *WHOLE[2:]]
queries = sorted((root / 'docs/queries').glob('*.cypher'))
lines = lambda name: [line.rstrip(';') for line in (folder / name).read_text('utf-8').split('\n') if line]


def check(how, rows, text, evidence):
    nodes, edges, [[node_count]], [[edge_count]] = rows
    assert (node_count, edge_count) == counts, (how, node_count, edge_count, counts)
    expected = {text(n['id']): (n['class'], text(n['label'])) for n in graph['nodes']}
    found = {ident: (labels, name or '') for ident, labels, name in nodes}
    assert found.keys() == expected.keys(), (how, list(found.keys() ^ expected.keys())[:3])
    for ident, (class_, name) in expected.items():
        assert class_ in found[ident][0] and found[ident][1] == name, (how, ident, found[ident], name)
    found = {row[0]: row[1:] for row in edges}
    for edge in graph['edges']:
        source, target, kind, status, confidence, said = found[text(edge['id'])]
        assert (source, target) == (text(edge['source']), text(edge['target'])), (how, edge['id'])
        assert kind.lower().replace('_', '-') == edge['relation'].lower().replace('_', '-'), (how, kind, edge['relation'])
        assert (status, confidence) == (edge['status'], edge['confidence']), (how, edge['id'])
        assert said == evidence([text(x['quote']) for x in edge['evidence']]), (how, edge['id'], said)


if not shutil.which('java') or not shutil.which('mvn'):
    print('skipped: neo4j.py, since there is no java or no mvn here')
    sys.exit(0)
with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    if not fetch(place):
        print(f'skipped: neo4j.py, since Neo4j {VERSION} (133 MB, Maven) cannot be had here')
        sys.exit(0)
    admin(place)
    shutil.copy(folder / 'graph.graphml', place / 'home/graph.graphml')
    clear = ['MATCH (n) DETACH DELETE n']
    statements = [*WHOLE, *map(query, queries), *clear, *lines('graph.constraints.cypher'), *lines('graph.cypher'), *WHOLE, *clear,
                  'CALL apoc.import.graphml("file:///graph.graphml", {readLabels: true, storeNodeIds: true}) YIELD nodes RETURN nodes', *GRAPHML]
    rows = ask(place, statements)
    assert len(rows) == len(statements), (len(rows), len(statements))
    same = lambda said: said
    check('CSV', rows[:4], folded, same)
    answers = dict(zip((file.stem for file in queries), rows[4:]))
    if (folder / 'graph.json').read_bytes() == (root / 'out/graph.json').read_bytes():
        assert answers == json.loads((root / 'docs/queries/cypher-answers.json').read_text('utf-8')), 'other answers than those of docs/queries/'
    at = statements.index(clear[0]) + 1 + len(lines('graph.constraints.cypher')) + len(lines('graph.cypher'))
    check('Cypher', rows[at:at + 4], folded, same)
    check('GraphML', rows[-4:], plain, ' | '.join)
print('Neo4j %s: %d nodes and %d edges by neo4j-admin, by Cypher and by APOC from GraphML, %d queries' % (VERSION, *counts, len(queries)))
