"""How fast and in how much memory tieline writes a graph: a made graph of so many edges, and rdflib and networkx beside it.

    pip install rdflib==7.6.0 networkx==3.6.1
    python benches/exports.py target/release/tieline --edges 20000 --beside
    python benches/exports.py target/release/tieline --edges 1000000

Every edge of the made graph is stated by a sentence of its own, a thousand sentences a document; a node for every ten edges.
Times are those of the processor. Of tieline the whole command is measured, with the reading of graph.json; of rdflib and networkx
the writing alone, of the same triples and the same GraphML. tieline's GEXF is laid out besides, which networkx does not do. What an
export needs is told as the peak of memory above that of reading: `--document d0` reads all and writes the least part.
"""
import argparse, hashlib, json, os, pathlib, subprocess, tempfile, time

SENTENCES = 1000
# rdflib's Turtle is left out above so many triples.
MOST_TURTLE = 100_000
# Bytes of a sentence with its line end.
WIDTH = 65


def compact(value):
    return json.dumps(value, separators=(',', ':'))


def write_list(out, name, items, last=False):
    out.write(f'"{name}":[\n')
    for at, item in enumerate(items):
        out.write((',\n' if at else '') + compact(item))
    out.write('\n]' + ('' if last else ',\n'))


def ends(edge, nodes):
    """A pair that no other edge has; the second step never leads back to the first node."""
    source, step = edge % nodes, 1 + edge // nodes
    return source, (source + step * 7) % nodes


def sentence(edge, nodes):
    source, target = ends(edge, nodes)
    return f'Body {source:07} was seen to work with Body {target:07} in case {edge:07}.'


def make(path, edges):
    """Writes the graph, an item at a time."""
    nodes = max(200, edges // 10)
    start = lambda edge: (edge % SENTENCES) * WIDTH
    assert len(sentence(0, nodes)) + 1 == WIDTH, len(sentence(0, nodes))

    def documents():
        for number in range(-(-edges // SENTENCES)):
            text = '\n'.join(sentence(e, nodes) for e in range(number * SENTENCES, min(edges, (number + 1) * SENTENCES)))
            yield {'id': f'd{number}', 'source': f'd{number}.txt', 'sha256': hashlib.sha256(text.encode()).hexdigest(), 'language': 'en', 'text': text}

    def places():
        """The first mention of every node: it is the source of the edge of its number."""
        for node in range(nodes):
            at = start(node)
            yield {'id': f'n{node:07}', 'class': 'PublicBody', 'label': f'Body {node:07}', 'mentions': [
                {'document': f'd{node // SENTENCES}', 'start': at, 'end': at + 12, 'text': f'Body {node:07}', 'sentence': {'start': at, 'end': at + WIDTH - 1},
                 'form': 'name', 'reason': {'by': 'model'}, 'confidence': 0.9}]}
        for number in range(-(-edges // SENTENCES)):
            yield {'id': f'document/d{number}', 'class': 'Document', 'label': f'd{number}', 'document': f'd{number}'}

    def links():
        for edge in range(edges):
            at, words = start(edge), sentence(edge, nodes)
            source, target = ends(edge, nodes)
            yield {'id': f'e-{edge:016x}', 'relation': 'cooperates-with', 'source': f'n{source:07}', 'target': f'n{target:07}', 'status': 'asserted',
                   'confidence': 0.9, 'evidence': [{'document': f'd{edge // SENTENCES}', 'start': at, 'end': at + WIDTH - 1, 'quote': words,
                       'source': {'start': at, 'end': at + 12, 'text': words[:12]},
                       'target': {'start': at + words.index(' Body') + 1, 'end': at + words.index(' Body') + 13, 'text': f'Body {target:07}'},
                       'method': {'by': 'model', 'id': 'reader'}, 'confidence': 0.9}]}

    with path.open('w', encoding='utf-8', newline='\n') as out:
        out.write('{"format":"tieline-graph","version":1,"schema":{"name":"press","version":"1","namespace":"https://tieline.example/ns/press#"},\n')
        write_list(out, 'documents', documents())
        write_list(out, 'nodes', places())
        write_list(out, 'edges', links(), last=True)
        out.write('}\n')


def run(command):
    """CPU seconds and peak of memory in MB of a command."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, command
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def lines(path, part):
    with path.open('rb') as file:
        return sum(part in line for line in file)


def beside(folder, measured):
    """The ratios to rdflib and networkx."""
    import networkx, rdflib
    graph = rdflib.Graph()
    graph.parse(str(folder / 'graph.nt'), format='nt')
    for name, rival in ('nt', 'nt'), ('ttl', 'turtle'), ('rdf', 'xml'):
        if name == 'ttl' and len(graph) > MOST_TURTLE:
            print('ttl      rdflib is not asked: it takes the square of the size, minutes for 20,000 edges')
            continue
        began = time.process_time()
        graph.serialize(str(folder / 'rival'), format=rival, encoding='utf-8')
        took = time.process_time() - began
        print(f'{name:8} rdflib writes in {took:6.1f} s; tieline reads and writes in {measured[name]:5.2f} s: {took / measured[name]:.1f} times')
    graph = networkx.read_graphml(folder / 'graph.graphml', force_multigraph=True)
    for name, write in ('graphml', networkx.write_graphml), ('gexf', networkx.write_gexf):
        began = time.process_time()
        write(graph, folder / 'rival')
        took = time.process_time() - began
        print(f'{name:8} networkx writes in {took:6.1f} s; tieline reads and writes in {measured[name]:5.2f} s: {took / measured[name]:.1f} times')


def main():
    p = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    p.add_argument('tieline'); p.add_argument('--edges', type=int, default=20_000); p.add_argument('--beside', action='store_true')
    p.add_argument('--formats', default='nt,graphml')
    o = p.parse_args()
    formats = ['nt', 'ttl', 'rdf', 'graphml', 'gexf'] if o.beside else o.formats.split(',')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = folder / 'graph.json'
        make(file, o.edges)
        print(f'{o.edges} edges, graph.json of {file.stat().st_size / 1e6:.0f} MB')
        export = lambda *more: run([o.tieline, 'export', str(file), '--out', str(folder), '--quiet', *more])
        seconds, least = export('--format', 'dot', '--document', 'd0')
        print(f'reading    {seconds:6.2f} s, {least:6.0f} MB')
        measured = {}
        for form in formats:
            seconds, peak = export('--format', form)
            measured[form] = seconds
            size = sum(f.stat().st_size for f in folder.rglob('*') if f.is_file() and f'graph.{form}' in str(f))
            print(f'{form:10} {seconds:6.2f} s, {peak:6.0f} MB, {peak - least:+.0f} MB above reading; {size / 1e6:.0f} MB written')
        if 'nt' in formats:
            assert lines(folder / 'graph.nt', b'rdf-syntax-ns#Statement>') == o.edges
        if 'graphml' in formats:
            assert lines(folder / 'graph.graphml', b'<data key="edgelabel">cooperates-with') == o.edges
        if o.beside:
            beside(folder, measured)


main()
