// Nodes and relations as tables: the same graph for those who do not look at pictures.

const PAGE = 200;
const sorting = { nodes: ['Relations', -1], edges: ['Source', 1] };
const columns = {
  nodes: [
    ['Name', node => clean(node.label), node => link(node, node.label)],
    ['Type', node => node.type.label, node => make('span', { class: 'typed' }, swatch(node.type), node.type.label)],
    ['Relations', node => node.degree],
    ['Documents', node => node.papers.length],
  ],
  edges: [
    ['Source', edge => clean(edge.source.label), edge => link(edge.source, edge.source.label)],
    ['Relation', edge => edge.relation.label, edge => link(edge, edge.relation.label)],
    ['Target', edge => clean(edge.target.label), edge => link(edge.target, edge.target.label)],
    ['Standing', edge => edge.status.name],
    ['Confidence', edge => decimal(edge.confidence)],
    ['Sentences', edge => edge.evidence.length],
  ],
};
const compare = (a, b) => (typeof a === 'number' ? a - b : a.localeCompare(b, 'en'));

const tabulate = kind => {
  const [by, way] = sorting[kind];
  const key = columns[kind].find(([title]) => title === by)[1];
  const items = (kind === 'nodes' ? state.list : state.lines).map(item => [key(item), item])
    .sort((a, b) => way * compare(a[0], b[0]) || a[1].at - b[1].at).map(([, item]) => item);
  const heads = columns[kind].map(([title]) => make('th', { scope: 'col', 'aria-sort': title === by ? (way > 0 ? 'ascending' : 'descending') : 'none' },
    make('button', { on: () => {
      sorting[kind] = [title, title === by ? -way : 1];
      tabulate(kind);
      byId('list').querySelector('[aria-sort$=ending] button').focus();
    } }, title, make('span', { class: 'way', 'aria-hidden': 'true' }, title === by ? (way > 0 ? '↑' : '↓') : ''))));
  const body = make('tbody');
  const more = make('button', { class: 'plain' });
  const add = () => {
    const at = body.rows.length;
    for (const item of items.slice(at, at + PAGE)) {
      const cells = columns[kind].map(([, value, element], k) => make(k ? 'td' : 'th', k ? (element ? {} : { class: 'plain-cell' }) : { scope: 'row' }, element ? element(item) : value(item)));
      body.append(make('tr', {}, ...cells));
    }
    more.textContent = `Show ${Math.min(PAGE, items.length - body.rows.length)} more`;
    more.hidden = body.rows.length >= items.length;
  };
  more.addEventListener('click', add);
  add();
  const caption = make('caption', {}, kind === 'nodes' ? plural(items.length, 'node') : plural(items.length, 'relation'));
  byId('list').replaceChildren(make('table', {}, caption, make('thead', {}, make('tr', {}, ...heads)), body), more);
};

let mode = 'picture';
const turn = to => {
  mode = to;
  for (const one of ['picture', 'nodes', 'edges']) byId(`as-${one}`).setAttribute('aria-pressed', String(one === mode));
  byId('picture').hidden = mode !== 'picture';
  byId('list').hidden = mode === 'picture';
  if (mode === 'picture') resize(); else tabulate(mode);
};
for (const one of ['picture', 'nodes', 'edges']) byId(`as-${one}`).addEventListener('click', () => turn(one));
