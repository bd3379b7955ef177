"""graph.graphml loads in networkx and igraph with the nodes, edges, names and types of graph.json.

    graphml.py FOLDER
"""
import json, pathlib, sys
import igraph, networkx

folder = pathlib.Path(sys.argv[1])
graph = json.load(open(folder / 'graph.json', encoding='utf-8'))
mentioned = sum(len({m['document'] for m in n.get('mentions', [])}) for n in graph['nodes'])
nodes, edges = len(graph['nodes']), len(graph['edges']) + mentioned

g = networkx.read_graphml(folder / 'graph.graphml', force_multigraph=True)
assert g.is_directed() and (g.number_of_nodes(), g.number_of_edges()) == (nodes, edges), (g, nodes, edges)
for n in graph['nodes']:
    d = g.nodes[n['id']]
    assert d['label'] == n['label'] and d['kind'] == n['class'], (n['id'], d)
    assert d.get('aliases', '') == ' | '.join(n.get('aliases', [])), (n['id'], d)
    assert n.get('document') or (type(d['mentions']) is int and d['mentions'] == len(n['mentions'])), (n['id'], d)
by_id = {d['edge_id']: (s, t, d) for s, t, d in g.edges(data=True)}
for e in graph['edges']:
    s, t, d = by_id[e['id']]
    assert (s, t, d['rel'], d['status']) == (e['source'], e['target'], e['relation'], e['status']), (e['id'], d)
    assert type(d['confidence']) is float and abs(d['confidence'] - e['confidence']) < 1e-9, (e['id'], d)
    assert type(d['support']) is int, (e['id'], d)
    assert d['evidence'] == ' | '.join(x['quote'] for x in e['evidence']), (e['id'], d)

h = igraph.Graph.Read_GraphML(str(folder / 'graph.graphml'))
assert h.is_directed() and (h.vcount(), h.ecount()) == (nodes, edges), (h.vcount(), h.ecount())
labels = {v['id']: v['label'] for v in h.vs}
assert labels == {n['id']: n['label'] for n in graph['nodes']}
assert {e['edge_id'] for e in h.es} == set(by_id)
print(f'graph.graphml: {nodes} nodes and {edges} edges in networkx and igraph, names, types and evidence as in graph.json')
