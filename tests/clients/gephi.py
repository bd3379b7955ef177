"""Gephi's own importers and layout, by gephi-toolkit: graph.graphml and graph.gexf give the nodes, edges, columns, types and
sentences of graph.json, parallel edges stay apart, ForceAtlas2 runs, and a picture is drawn.

    gephi.py FOLDER [PICTURE]

The toolkit is one jar of 83 MB from Maven Central. PICTURE is where the picture of graph.gexf is left, if anywhere.
"""
import json, pathlib, shutil, subprocess, sys, tempfile

VERSION = '0.10.1'
folder = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).resolve().parent
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
forbidden = {c: None for c in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}
plain = lambda text: text.replace('\r\n', '\n').replace('\r', '\n').translate(forbidden)
ties = sum(len({m['document'] for m in node.get('mentions', [])}) for node in graph['nodes'])
edges = {plain(e['id']): e for e in graph['edges']}

# Column, and the type that Gephi must see. Other types are "not recognized", and the column is lost.
NODES = {'graphml': {'kind': 'String', 'aliases': 'String', 'mentions': 'Integer', 'documents': 'Integer'},
         'gexf': {'kind': 'String', 'aliases': 'String[]', 'mentions': 'Long', 'documents': 'String[]', 'community': 'Long',
                  'degree': 'Long', 'pagerank': 'Double'}}
EDGES = {'graphml': {'rel': 'String', 'status': 'String', 'confidence': 'Double', 'evidence': 'String', 'weight': 'Double'},
         'gexf': {'rel': 'String', 'status': 'String', 'confidence': 'Double', 'evidence': 'String[]', 'weight': 'Double'}}


def jar():
    """The toolkit, fetched by Maven if it is not there yet; none where it cannot be had."""
    path = pathlib.Path.home() / f'.m2/repository/org/gephi/gephi-toolkit/{VERSION}/gephi-toolkit-{VERSION}-all.jar'
    if path.exists() or not shutil.which('mvn'):
        return path if path.exists() else None
    fetch = ['mvn', '-q', '-B', 'dependency:get', f'-Dartifact=org.gephi:gephi-toolkit:{VERSION}:jar:all', '-Dtransitive=false']
    quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}
    return path if subprocess.run(fetch, **quiet).returncode == 0 and path.exists() else None


def facts(toolkit, path, picture):
    """What Gephi.java tells of a file, by the first word of its lines."""
    display = ['xvfb-run', '-a'] if shutil.which('xvfb-run') else []
    headless = [] if display else ['-Djava.awt.headless=true']
    command = [*display, 'java', *headless, '-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-Xmx1g', '-cp', str(toolkit),
               str(here / 'Gephi.java'), str(path), str(picture)]
    ran = subprocess.run(command, capture_output=True, timeout=300)
    assert ran.returncode == 0, ran.stderr.decode('utf-8', 'replace')[-3000:]
    told = {}
    escapes = {'\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r'}
    for line in ran.stdout.decode('utf-8').rstrip('\n').split('\n'):
        word, *values = line.split('\t')
        told.setdefault(word, []).append([unescaped(value, escapes) for value in values])
    return told


def unescaped(text, escapes):
    out, at = [], 0
    while at < len(text):
        two = text[at:at + 2]
        out.append(escapes.get(two, text[at]))
        at += 2 if two in escapes else 1
    return ''.join(out)


def check(kind, told):
    severe = [issue for issue in told.get('issue', []) if issue[0] in ('SEVERE', 'CRITICAL', 'WARNING')]
    assert not severe, (kind, severe[:3])
    directed, dynamic, nodes, links = told['graph'][0]
    assert (directed, int(nodes), int(links)) == ('true', len(graph['nodes']), len(edges) + ties), (kind, told['graph'])
    columns = {(table, ident): type_ for table, ident, _, type_ in told['column']}
    for table, expected in ('node', NODES[kind]), ('edge', EDGES[kind]):
        for ident, type_ in expected.items():
            assert columns.get((table, ident)) == type_, (kind, table, ident, columns.get((table, ident)))
    labels = {ident: label for ident, label, *_ in told['node']}
    line = lambda text: ' '.join(text.split())
    for node in graph['nodes']:
        assert line(labels[plain(node['id'])]) == line(plain(node['label'])), (kind, node['id'], labels[plain(node['id'])])
    values = {(table, ident, column): cells for table, ident, column, *cells in told['value']}
    classes = {n['id']: n['class'] for n in graph['nodes']}
    assert {i: values['node', plain(i), 'kind'] for i in classes} == {i: [c] for i, c in classes.items()}, kind
    for ident, source, target, type_, intervals in told['edge']:
        if ident not in edges:
            continue
        edge = edges[ident]
        assert (source, target, type_) == (plain(edge['source']), plain(edge['target']), edge['relation']), (kind, ident)
        assert abs(float(values['edge', ident, 'confidence'][0]) - edge['confidence']) < 1e-9, (kind, ident)
        quotes = [plain(x['quote']) for x in edge['evidence']]
        found = values['edge', ident, 'evidence']
        assert found == (quotes if kind == 'gexf' else [' | '.join(quotes)]), (kind, ident, found, quotes)
    assert {e[0] for e in told['edge']} >= edges.keys(), kind
    merged = int(told['merged'][0][0])
    kinds = {tuple(e[1:4]) for e in told['edge']}
    assert merged == len(kinds), (kind, 'merged', merged, len(kinds))
    moved, spread = told['layout'][0]
    assert int(moved) >= len(graph['nodes']) - 1 and float(spread) > 10, (kind, told['layout'])
    if kind == 'gexf':
        dated = sum(int(e[4]) > 0 for e in told['edge'])
        assert (dynamic == 'true') == (dated > 0), (kind, dynamic, dated)
        places = {(x, y) for _, _, x, y, *_ in told['node']}
        assert len(places) == len(graph['nodes']), 'two nodes lie on each other'
        colours = {(values['node', n[0], 'kind'][0], n[5]) for n in told['node']}
        assert len(colours) == len({c for c, _ in colours}), 'a class of two colours'
    drawn = f', drawn in {told["picture"][0][2]} colours' if 'picture' in told else ', not drawn (apt-get install xvfb xauth)'
    if 'picture' in told:
        assert int(told['picture'][0][2]) > 50, 'an empty picture'
    return f'{nodes} nodes, {links} edges ({merged} where parallel ones are merged){drawn}'


toolkit = jar() if shutil.which('java') else None
if not toolkit:
    print(f'skipped: gephi.py, since java or gephi-toolkit {VERSION} (83 MB, Maven) cannot be had here')
    sys.exit(0)
for kind in 'graphml', 'gexf':
    with tempfile.TemporaryDirectory() as place:
        picture = pathlib.Path(place) / 'picture.png'
        found = check(kind, facts(toolkit, folder / f'graph.{kind}', picture))
        if kind == 'gexf' and len(sys.argv) > 2:
            shutil.copy(picture, sys.argv[2])
    print(f'Gephi, graph.{kind}: {found}')
