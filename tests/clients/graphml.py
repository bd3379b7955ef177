"""graph.graphml loads in networkx and igraph with the nodes, edges, names, types and evidence of graph.json.

    graphml.py FOLDER
"""
import json, pathlib, sys, warnings
import igraph, networkx

folder = pathlib.Path(sys.argv[1])
path = str(folder / 'graph.graphml')
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
forbidden = {c: None for c in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}


def plain(text):
    """The text as XML can hold it."""
    return text.replace('\r\n', '\n').replace('\r', '\n').translate(forbidden)


def joined(values):
    return plain(' | '.join(values))


class Expected:
    labels = {plain(n['id']): plain(n['label']) for n in graph['nodes']}
    kinds = {plain(n['id']): n['class'] for n in graph['nodes']}
    aliases = {plain(n['id']): joined(n.get('aliases', [])) for n in graph['nodes']}
    mentions = {plain(n['id']): len(n['mentions']) for n in graph['nodes'] if n.get('mentions')}
    documents = {plain(n['id']): len({m['document'] for m in n['mentions']}) for n in graph['nodes'] if n.get('mentions')}
    edges = {e['id']: (plain(e['source']), plain(e['target']), e['relation'], e['status'], joined(x['quote'] for x in e['evidence']))
             for e in graph['edges']}
    confidence = {e['id']: e['confidence'] for e in graph['edges']}
    support = {e['id']: len({x['document'] for x in e['evidence']}) for e in graph['edges']}
    counts = len(labels), len(edges) + sum(documents.values())


def equal(what, found, expected):
    assert found.keys() == expected.keys(), (what, found.keys() ^ expected.keys())
    for key in expected:
        assert found[key] == expected[key] and type(found[key]) is type(expected[key]), (what, key, found[key], expected[key])


def check(program, counts, nodes, edges, whole):
    """`nodes` by id; `edges` as source, target and data; `whole` is the program's type of a whole number."""
    assert counts == Expected.counts, (program, counts, Expected.counts)
    equal(f'{program}: label', {i: d['label'] or '' for i, d in nodes.items()}, Expected.labels)
    equal(f'{program}: kind', {i: d['kind'] for i, d in nodes.items()}, Expected.kinds)
    equal(f'{program}: aliases', {i: d.get('aliases') or '' for i, d in nodes.items()}, Expected.aliases)
    for key in 'mentions', 'documents':
        expected = getattr(Expected, key)
        equal(f'{program}: {key}', {i: nodes[i][key] for i in expected}, {i: whole(n) for i, n in expected.items()})
    ties = [(s, t, d) for s, t, d in edges if d['edge_id'] not in Expected.edges]
    assert len({d['edge_id'] for *_, d in edges}) == len(edges), f'{program}: an edge id twice'
    assert len({d['rel'] for *_, d in ties}) <= 1 and all(Expected.kinds[t] == Expected.kinds[ties[0][1]] for _, t, _ in ties)
    assert sorted(s for s, *_ in ties) == sorted(i for i, n in Expected.documents.items() for _ in range(n)), program
    real = {d['edge_id']: (s, t, d) for s, t, d in edges if d['edge_id'] in Expected.edges}
    equal(f'{program}: edges', {i: (s, t, d['rel'], d['status'], d['evidence']) for i, (s, t, d) in real.items()}, Expected.edges)
    equal(f'{program}: confidence', {i: d['confidence'] for i, (_, _, d) in real.items()},
          {i: float(c) for i, c in Expected.confidence.items()})
    equal(f'{program}: support', {i: d['support'] for i, (_, _, d) in real.items()}, {i: whole(n) for i, n in Expected.support.items()})


g = networkx.read_graphml(path, force_multigraph=True)
assert g.is_directed()
check('networkx', (g.number_of_nodes(), g.number_of_edges()), dict(g.nodes(data=True)), list(g.edges(data=True)), int)

with warnings.catch_warnings():
    warnings.simplefilter('error')
    h = igraph.Graph.Read_GraphML(path)
assert h.is_directed()
# igraph 1.0 leaves an ampersand of an XML attribute, such as a node's id, as the reference &#38;.
name = {v.index: v['id'].replace('&#38;', '&') for v in h.vs}
check('igraph', (h.vcount(), h.ecount()), {name[v.index]: v.attributes() for v in h.vs},
      [(name[e.source], name[e.target], e.attributes()) for e in h.es], float)
print('graph.graphml: %d nodes and %d edges in networkx and igraph, names, types and evidence as in graph.json' % Expected.counts)
