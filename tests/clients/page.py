"""graph.html works in Chromium from a file on disk: counts, search, sentences, keys, colours, and its speed.

    page.py FOLDER
"""
import json, pathlib, random, re, shutil, sys, tempfile, time
from playwright.sync_api import sync_playwright

folder = pathlib.Path(sys.argv[1]).resolve()
graph = json.loads((folder / 'graph.json').read_text('utf-8'))
page_text = (folder / 'graph.html').read_text('utf-8')
chromium = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
if not chromium:
    print('skipped: page.py, since there is no Chromium here (apt-get install chromium)')
    sys.exit(0)
NODES, EDGES, LEAST_FRAMES = 5000, 10000, 30
# A machine that is busy with something else is asked again.
TRIES = 3


def made():
    """The page with a made graph in it: hubs, clusters and single pairs."""
    before, rest = page_text.split('id="data">', 1)
    data, after = rest.split('</script', 1)
    data = json.loads(data)
    draw = random.Random(7)
    things = [c for c in range(len(data['classes'])) if c != data['roles']['document']]
    ties = [r for r in range(len(data['relations'])) if r != data['roles']['mentioned']]
    words = [f'Sentence {n} says that a thing of some length does something to another one.' for n in range(EDGES)]
    data['documents'] = [[f'd{d}', f'Document {d}', '2024-05-03', None, f'd{d}.txt'] for d in range(200)]
    data['methods'] = [['model', 'reader']]
    data['passages'] = [[n % 200, n, 'Words before.', words[n], 'Words after.'] for n in range(EDGES)]
    data['nodes'] = [[f'n{n}', draw.choice(things), f'Thing number {n}', [], {}, None, [[n, 0, 8]], 1] for n in range(NODES)]
    data['mentions'] = [[n, n % 200, 1] for n in range(NODES)]

    def ends():
        source = draw.randrange(NODES)
        far = draw.random() < 0.25
        target = int(NODES * draw.random() ** 3) if far else min(NODES - 1, source + draw.randrange(1, 30))
        return source, target if target != source else (source + 1) % NODES
    data['edges'] = [[f'e{n}', draw.choice(ties), *ends(), 0, draw.randrange(1001), {}, [[n, [n, 0, 8], [n, 24, 29], 0, 700]]] for n in range(EDGES)]
    return before + 'id="data">' + json.dumps(data).replace('<', '\\u003c') + '</script' + after


class Page:
    def __init__(self, browser, path, scheme='light', size=(1400, 900)):
        self.said = []
        self.context = browser.new_context(viewport={'width': size[0], 'height': size[1]}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.on('console', lambda message: self.said.append(message.text))
        self.page.on('pageerror', lambda error: self.said.append(str(error)))
        self.page.on('request', lambda request: self.said.append(request.url) if not request.url.startswith(path.as_uri()) else None)
        self.page.goto(path.as_uri())
        self.until('work === null', 60)

    def until(self, what, seconds=5):
        """Playwright's own waiting evaluates text inside the page, which the page's policy forbids."""
        end = time.monotonic() + seconds
        while not self.js(what):
            assert time.monotonic() < end, f'still not after {seconds} s: {what}'
            time.sleep(0.05)

    def close(self):
        assert not self.said, f'the page said or asked for: {self.said}'
        self.context.close()

    def js(self, code, *given):
        return self.page.evaluate(code, *given)

    def text(self, selector):
        return self.page.inner_text(selector)


def whole(browser):
    """The page holds the graph of graph.json."""
    one = Page(browser, folder / 'graph.html')
    ids, sentences = one.js('[[nodes.map(n => n.id), edges.filter(e => !e.times).map(e => e.id)],'
                            ' edges.filter(e => !e.times).map(e => e.evidence.map(x => [x.passage.text, ...[x.from, x.to].filter(Boolean).map(m => m.passage.text.slice(m.start, m.end))]))]')
    assert ids == [[n['id'] for n in graph['nodes']], [e['id'] for e in graph['edges']]], 'other nodes or edges than graph.json has'
    expected = [[[x['quote'], x['source']['text']] + ([x['target']['text']] if 'target' in x else []) for x in e['evidence']] for e in graph['edges']]
    assert sentences == expected, 'other sentences or ends than graph.json has'
    one.page.click('#reset')
    for box in '#by-class input:not(:checked)', '#by-relation input:not(:checked)', '#loose:not(:checked)':
        for name in one.page.query_selector_all(box):
            name.evaluate('box => box.click()')
    shown = one.text('#shown')
    assert shown.startswith(f'{len(graph["nodes"]):,} of {len(graph["nodes"]):,} node') and f'{len(graph["edges"]):,} of' in shown, shown
    assert one.js('canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((v, i) => i % 4 === 0 && v < 200)'), 'nothing is drawn'
    one.close()


def read(browser):
    """A search, a click and the keys lead to the sentences."""
    edge = next(e for e in graph['edges'] if any(x.get('target') for x in e['evidence']) and e['source'] != e['target'])
    node = next(n for n in graph['nodes'] if n['id'] == edge['source'])
    one = Page(browser, folder / 'graph.html')
    one.page.keyboard.press('/')
    assert one.js('document.activeElement === field'), '/ goes to the search'
    one.page.fill('#find', one.js('clean', node['label'])[:60])
    assert one.page.get_attribute('#find', 'aria-expanded') == 'true'
    place = one.js('hits.findIndex(hit => hit.id === ' + json.dumps(node['id']) + ')')
    assert place >= 0, 'the search does not find the name'
    for _ in range(place):
        one.page.keyboard.press('ArrowDown')
    one.page.keyboard.press('Enter')
    assert one.js('state.chosen.id') == node['id'], 'Enter reads what the search found'
    one.until('flight === null')
    assert one.js('document.querySelector("#panel h2").textContent === clean(state.chosen.label)')
    assert one.page.locator('#panel mark.from, #panel mark.to').count() > 0, 'no end is marked'
    one.js('choose(null)')
    one.js('fit()')
    at = one.js('id => { const n = nodes.find(n => n.id === id); const a = canvas.getBoundingClientRect(); const [x, y] = toScreen(n.x, n.y); return [x + a.left, y + a.top]; }', node['id'])
    one.page.mouse.click(*at)
    assert one.js('state.chosen && state.chosen.id') == node['id'], 'a click chooses the node under it'
    one.js('id => choose(edges.find(e => e.id === id))', edge['id'])
    first = next(x for x in edge['evidence'] if x.get('target'))
    quoted = one.js('[...document.querySelectorAll("#panel q")].map(q => q.textContent)')
    marks = one.js('[...document.querySelectorAll("#panel mark")].map(m => [m.className, m.textContent])')
    plain = one.js('words => words.map(clean)', [first['quote'], first['source']['text'], first['target']['text']])
    assert plain[0] in quoted, (plain[0], quoted)
    assert ['from', plain[1]] in marks and ['to', plain[2]] in marks, marks
    paper = next(d for d in graph['documents'] if d['id'] == first['document'])
    assert paper['source'] in one.text('#panel'), 'the source of the document'
    one.page.keyboard.press('Escape')
    one.page.focus('#canvas')
    one.page.keyboard.press('Escape')
    assert one.js('state.chosen') is None
    visited = set()
    for key in 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowUp':
        one.page.keyboard.press(key)
        visited.add(one.js('state.cursor && state.cursor.id'))
    assert len(visited - {None}) > 1 or one.js('state.list.length') < 3, 'the arrow keys go nowhere'
    one.page.keyboard.press('Enter')
    assert one.js('state.chosen === state.cursor') and one.text('#said'), 'Enter reads the node'
    one.page.keyboard.press('n')
    assert one.js('Boolean(state.chosen.relation) || !state.cursor.degree'), 'N goes to a relation'
    one.page.click('#as-edges')
    assert one.page.locator('#list tbody tr').count() == min(200, one.js('state.lines.length'))
    one.page.click('#as-nodes')
    one.page.locator('#list thead button').first.press('Enter')
    assert one.page.locator('#list [aria-sort=ascending], #list [aria-sort=descending]').count() == 1
    one.page.locator('#list tbody button').first.press('Enter')
    assert one.js('Boolean(state.chosen)')
    one.close()


def sifted(browser):
    """Each filter shows the edges that graph.json says it should, and no others."""
    one = Page(browser, folder / 'graph.html')
    kinds = {n['id']: n['class'] for n in graph['nodes']}
    published = {d['id']: d.get('published') for d in graph['documents']}
    sheet = one.js('classes[raw.roles.document].name')

    def papers(edge):
        return [x['document'] for x in edge['evidence']]

    def days(edge):
        said = [d[:10] for d in edge.get('attributes', {}).get('date', []) if re.match(r'\d{4}-\d\d-\d\d', d)]
        return said + [published[d] for d in papers(edge) if published[d]]

    def case(what, act, test):
        one.page.click('#reset')
        one.js(act)
        expected = sorted(e['id'] for e in graph['edges'] if sheet not in (kinds[e['source']], kinds[e['target']]) and test(e))
        assert sorted(one.js('state.lines.filter(e => !e.times).map(e => e.id)')) == expected, what

    click = '(list, name) => list.find(one => one.name === name || one.id === name).check.click()'
    edge = next(e for e in graph['edges'] if sheet not in (kinds[e['source']], kinds[e['target']]))
    kind, relation, paper, status = kinds[edge['source']], edge['relation'], edge['evidence'][0]['document'], edge['status']
    case('none', '0', lambda e: True)
    case('class', f'({click})(classes, {json.dumps(kind)})', lambda e: kind not in (kinds[e['source']], kinds[e['target']]))
    case('relation', f'({click})(relations, {json.dumps(relation)})', lambda e: e['relation'] != relation)
    case('status', f'({click})(statuses, {json.dumps(status)})', lambda e: e['status'] != status)
    case('document', f'({click})(papers, {json.dumps(paper)})', lambda e: set(papers(e)) != {paper})
    slide = 'byId("confidence").value = 850; byId("confidence").dispatchEvent(new Event("input"))'
    case('confidence', slide, lambda e: e['confidence'] >= 0.85)
    day = max(filter(None, published.values()), default='2020-01-01')
    since = f'byId("from").value = "{day}"; byId("from").dispatchEvent(new Event("change"))'
    case('date', since, lambda e: not days(e) or any(d >= day for d in days(e)))
    case('date alone', since + '; byId("undated").click()', lambda e: any(d >= day for d in days(e)))
    one.close()


def tabbed(browser):
    """Tab reaches every part, in the order in which they stand."""
    one = Page(browser, folder / 'graph.html')
    order = []
    for _ in range(120):
        one.page.keyboard.press('Tab')
        order.append(one.js('(e => e.id || (e.closest("[id]") || {}).id)(document.activeElement)'))
    wanted = ['skip', 'find', 'as-picture', 'as-nodes', 'as-edges', 'theme', 'by-class', 'loose', 'canvas', 'closer', 'panel']
    places = [order.index(part) for part in wanted if part in order or part != 'panel' or one.js('state.list.length')]
    assert places == sorted(places), order
    one.close()


def coloured(browser):
    """Dark and light by the system's wish and by the switch; a small window has the canvas and opens its panel."""
    def paper(page):
        return page.js('getComputedStyle(document.body).backgroundColor')
    dark, light = Page(browser, folder / 'graph.html', 'dark'), Page(browser, folder / 'graph.html', 'light')
    night, day = paper(dark), paper(light)
    assert night != day
    dark.page.click('#theme')
    light.page.click('#theme')
    assert (paper(dark), paper(light)) == (day, night)
    dark.close()
    light.close()
    small = Page(browser, folder / 'graph.html', size=(360, 640))
    assert small.js('document.documentElement.scrollWidth') <= 360, 'the page is wider than the window'
    assert not small.page.is_visible('#panel')
    small.js('choose(state.list[0])')
    assert small.page.is_visible('#panel') and small.js('view.height') > 150
    small.page.click('#show-filters')
    assert small.page.is_visible('#filters')
    small.page.click('#hide-filters')
    assert not small.page.is_visible('#filters')
    small.close()


def fast(browser):
    """Frames a second of a large graph while it is dragged and zoomed."""
    with tempfile.TemporaryDirectory() as there:
        path = pathlib.Path(there) / 'graph.html'
        path.write_text(made(), 'utf-8')
        size = path.stat().st_size
        one = Page(browser, path)
        laid = one.js('performance.now()')
        assert one.js('[nodes.length, raw.edges.length, state.lines.length]') == [NODES, EDGES, EDGES]
        rates = {}
        for what, more in [('seen whole', 1), ('zoomed in', 3)] * TRIES:
            if rates.get(what, 0) >= LEAST_FRAMES:
                continue
            one.js('more => { fit(); zoomTo(view.zoom * more); }', more)
            rates[what] = one.js('''() => new Promise(done => {
                const area = canvas.getBoundingClientRect();
                const at = t => ({ bubbles: true, pointerId: 1, clientX: area.left + 300 + 120 * Math.cos(t), clientY: area.top + 300 + 120 * Math.sin(t), deltaY: 3 * Math.sin(3 * t) });
                canvas.setPointerCapture = () => {};
                let frames = 0;
                const began = performance.now();
                canvas.dispatchEvent(new PointerEvent('pointerdown', at(0)));
                grip.node = null;
                const next = () => {
                    const t = (performance.now() - began) / 1000;
                    if (t > 4) { grip.far = 9; canvas.dispatchEvent(new PointerEvent('pointerup', at(t))); done(frames / t); return; }
                    frames += 1;
                    canvas.dispatchEvent(new PointerEvent('pointermove', at(t)));
                    canvas.dispatchEvent(new WheelEvent('wheel', { ...at(t), cancelable: true }));
                    requestAnimationFrame(next);
                };
                requestAnimationFrame(next);
            })''')
        one.close()
        told = ', '.join(f'{rate:.0f} frames a second {what}' for what, rate in rates.items())
        print(f'page: {NODES:,} nodes and {EDGES:,} relations ({size / 1e6:.1f} MB): laid out after {laid / 1000:.1f} s, {told}')
        return min(rates.values())


with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium, args=['--no-sandbox'])
    for check in whole, read, sifted, tabbed, coloured:
        check(browser)
    rate = fast(browser)
    assert rate >= LEAST_FRAMES, f'{rate:.0f} frames a second are fewer than {LEAST_FRAMES}'
    print(f'page: {len(graph["nodes"])} nodes and {len(graph["edges"])} relations in {browser.version}')
    browser.close()
