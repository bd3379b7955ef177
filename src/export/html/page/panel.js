// What is chosen, with its sentences.

const link = (item, text, more = {}) => make('button', { class: 'link', on: () => choose(item, true), ...more }, name(short(text, 160)));
const badge = edge => (edge.status.at ? make('span', { class: `badge ${edge.status.name}` }, edge.status.name) : null);
const head = (...inside) => make('p', { class: 'kicker' }, ...inside);

// A passage with the words of both ends marked; `marks` are of this passage. An overlap belongs to the mark that began.
const marked = (passage, marks) => {
  const out = make('q', { dir: 'auto' });
  let at = 0;
  for (const { start, end, side } of marks.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    out.append(clean(passage.text.slice(at, start)), make('mark', { class: side, title: side === 'to' ? 'target' : 'source' }, passage.text.slice(Math.max(at, start), end)));
    at = end;
  }
  out.append(clean(passage.text.slice(at)));
  return out;
};
const origin = paper => make('cite', {}, paper.node ? link(paper.node, paper.title) : name(paper.title),
  make('small', {}, [paper.published, paper.publisher, paper.source].filter(Boolean).join(' · ')));

// The sentence, what stands around it, and the earlier sentence that names an end where this one only points to it.
const quote = (one, ...foot) => {
  const ends = [one.from && { ...one.from, side: 'from' }, one.to && { ...one.to, side: 'to' }].filter(Boolean);
  const asides = [...new Set(ends.map(end => end.passage))].filter(passage => passage !== one.passage);
  const block = make('blockquote');
  const piece = passage => marked(passage, ends.filter(end => end.passage === passage));
  for (const passage of asides) {
    block.append(make('p', { class: 'aside' }, make('small', {}, passage.start < one.passage.start ? 'Earlier: ' : 'Later: '), piece(passage)));
  }
  const { before, after } = one.passage;
  block.append(make('p', {}, before ? make('span', { class: 'around', dir: 'auto' }, before, ' ') : null, piece(one.passage),
    after ? make('span', { class: 'around', dir: 'auto' }, ' ', after) : null));
  return make('figure', {}, block, make('figcaption', {}, ...foot));
};

// A list of which the first few are shown.
const some = (items, most, render) => {
  const box = make('div');
  const more = () => {
    const at = box.querySelectorAll(':scope > .item').length;
    for (const item of items.slice(at, at + most)) box.append(make('div', { class: 'item' }, render(item)));
    const left = items.length - Math.min(items.length, at + most);
    if (left) box.append(make('button', { class: 'plain', on: event => { event.target.remove(); more(); } }, `Show ${Math.min(left, most)} more of ${items.length}`));
  };
  more();
  return box;
};
const facts = pairs => (pairs.length ? make('dl', {}, ...pairs.flatMap(([key, value]) => [make('dt', {}, key), make('dd', {}, name(value))])) : null);

const statement = (edge, node) => {
  const first = edge.evidence[0];
  const count = edge.evidence.length;
  return [make('p', { class: 'tie' }, link(other(edge, node), other(edge, node).label), badge(edge),
    edge.shown ? null : make('span', { class: 'badge' }, 'filtered out'),
    make('button', { class: 'link more', on: () => choose(edge, true), 'aria-label': `Read the relation with ${other(edge, node).label}` },
      count > 1 ? `all ${count} sentences` : edge.times ? `${edge.times} ×` : decimal(edge.confidence))),
  first ? quote(first, origin(first.passage.paper)) : null].filter(Boolean);
};
const aboutNode = node => {
  const groups = new Map();
  for (const edge of node.edges) {
    const out = edge.source === node;
    const key = out ? edge.relation.label : edge.relation.inverse;
    if (!groups.has(key)) groups.set(key, { out, last: edge.relation === mentioned, list: [] });
    groups.get(key).list.push(edge);
  }
  for (const { list } of groups.values()) list.sort((a, b) => a.status.at - b.status.at || b.confidence - a.confidence || a.at - b.at);
  const seen = [...groups].filter(([, group]) => !group.last);
  const paper = node.paper;
  return [
    head(swatch(node.type), node.type.label),
    make('h2', { dir: 'auto' }, node.label),
    node.aliases.length ? make('p', { class: 'also' }, 'also: ', ...node.aliases.flatMap((one, at) => [at ? ' · ' : '', name(one)])) : null,
    facts([...Object.entries(node.about), ...(paper ? [['published', paper.published], ['publisher', paper.publisher], ['source', paper.source]].filter(([, value]) => value) : [])]),
    ...seen.map(([key, group]) => make('section', {}, make('h3', {}, key, make('span', { class: 'count' }, group.list.length)),
      some(group.list, 8, edge => make('div', {}, ...statement(edge, node))))),
    node.marks.length ? make('section', {}, make('h3', {}, 'mentioned', make('span', { class: 'count' }, `${plural(node.mentions, 'time')}, ${plural(node.papers.length, 'document')}`)),
      ...node.marks.map(one => quote({ passage: one.passage, from: one }, origin(one.passage.paper)))) : null,
    paper ? make('section', {}, make('h3', {}, 'mentions', make('span', { class: 'count' }, node.edges.filter(edge => edge.times).length)),
      some(node.edges.filter(edge => edge.times), 30, edge => link(edge.source, edge.source.label))) : null,
  ];
};
const aboutEdge = edge => [
  head('relation', badge(edge)),
  make('h2', { class: 'claim' }, link(edge.source, edge.source.label, { class: 'link from' }), make('span', { class: 'verb' }, ` ${edge.relation.label} `),
    link(edge.target, edge.target.label, { class: 'link to' })),
  facts([...Object.entries(edge.attributes).map(([key, values]) => [key, values.join(' · ')]), ['standing', edge.status.name], ['confidence', decimal(edge.confidence)]]),
  edge.papers.length > 1 ? make('p', { class: 'support' }, `Stated in ${plural(edge.papers.length, 'document')} of ${plural(edge.publishers, 'independent publisher')}.`) : null,
  edge.times ? make('p', {}, `The document mentions it ${plural(edge.times, 'time')}.`)
    : make('section', {}, make('h3', {}, plural(edge.evidence.length, 'sentence').replace(/^\S+ /, ''), make('span', { class: 'count' }, edge.evidence.length)),
      some(edge.evidence, 10, one => quote(one, origin(one.passage.paper),
        make('small', { class: 'how' }, ...(one.speaker ? ['so says: ', name(short(one.speaker, 160)), '; '] : []), `found by ${one.method}, confidence ${decimal(one.confidence)}`)))),
];
const aboutGraph = () => [
  head('the graph'),
  make('h2', {}, 'Every line has its sentence'),
  make('p', { class: 'lead' }, 'Choose a node or a line, and read here what states it. The two ends are marked: ',
    make('mark', { class: 'from' }, 'who or what'), ' and ', make('mark', { class: 'to' }, 'whom or which'), '.'),
  make('section', {}, make('h3', {}, 'most connected'), make('div', { class: 'links' }, ...state.order.slice(0, 12).map(node =>
    make('p', { class: 'tie' }, swatch(node.type), link(node, node.label), make('span', { class: 'count' }, node.degree))))),
  make('section', {}, make('h3', {}, 'lines'), make('ul', { class: 'lines' }, ...statuses.filter(one => one.count).map(one =>
    make('li', {}, make('span', { class: `line ${one.name}`, 'aria-hidden': 'true' }), one.name, make('span', { class: 'count' }, one.count))))),
];

const panel = byId('panel');
const show = () => {
  const item = state.chosen;
  const inside = item ? (item.relation ? aboutEdge(item) : aboutNode(item)) : aboutGraph();
  const shut = item ? make('button', { class: 'shut', 'aria-label': 'Close', title: 'Close (Esc)', on: () => { choose(null); canvas.focus(); } }, '×') : null;
  panel.replaceChildren(...[shut, ...inside].filter(Boolean));
  panel.classList.toggle('open', Boolean(item));
  panel.scrollTop = 0;
};
