// Puts the parts together.

// Chooses a node or an edge; the address keeps it, so that the browser goes back and a link can point at it.
const choose = (item, go = false) => {
  if (item !== state.chosen) location.hash = item ? `${item.relation ? 'e' : 'n'}=${encodeURIComponent(item.id)}` : '';
  settle(item, go);
};
const settle = (item, go) => {
  state.chosen = item;
  if (item && !item.relation) state.cursor = item;
  if (item) bring(item);
  show();
  if (go && item) {
    if (mode === 'picture') frameItem(item, true);
    panel.focus({ preventScroll: true });
  }
  if (item) say(item.relation ? `${clean(item.source.label)} ${item.relation.label} ${clean(item.target.label)}` : standing(item));
  redraw();
};
// A filter may hide what is chosen; it is drawn all the same, beside what it is tied to.
const bring = item => {
  for (const node of item.relation ? [item.source, item.target] : [item]) {
    if (node.shown) continue;
    const tied = node.edges.map(edge => other(edge, node)).find(one => one.shown);
    const [x, y] = toPlane(view.width / 2, view.height / 2);
    Object.assign(node, { shown: true, x: tied ? tied.x + 60 : x, y: tied ? tied.y + 60 : y });
    state.list.push(node);
  }
  if (item.relation && !item.shown) {
    item.shown = true;
    state.lines.push(item);
  }
};
window.addEventListener('hashchange', () => {
  const item = named(location.hash);
  if (item !== state.chosen) settle(item, true);
});
const named = hash => {
  const [, kind, id] = /^#([ne])=(.*)$/.exec(hash) || [];
  if (!kind) return null;
  try {
    return (kind === 'n' ? nodes : edges).find(item => item.id === decodeURIComponent(id)) || null;
  } catch {
    return null;
  }
};

// Steps of the layout fit between two frames, so that the page answers meanwhile.
let work = null;
const BUDGET = 22;
const layOut = () => {
  work = { parts: parts(state.list), tick: 0 };
  work.quick = state.list.length <= 700;
  byId('busy').hidden = work.quick;
  if (work.quick) while (work) advance();
};
const advance = () => {
  const heat = 0.001 ** (work.tick / TICKS);
  for (const part of work.parts) part.tick(heat);
  work.tick += 1;
  if (work.tick < TICKS) return;
  if (state.list.length <= 2500) for (const part of work.parts) apart(part, 120);
  pack(work.parts, view.width / view.height);
  work = null;
  byId('busy').hidden = true;
  fit();
};
const arrange = () => {
  if (!work) return;
  pack(work.parts, view.width / view.height);
  fit();
};
let last = 0;
const frame = now => {
  // A machine that shows fewer than 30 frames a second draws a third of the lines of a crowded picture while it moves.
  if (state.moving && !work) {
    state.pace += (Math.min(200, now - last) - state.pace) / 6;
    if (state.pace > 33) state.slow = true;
  } else state.pace = 0;
  last = now;
  if (work) {
    const end = performance.now() + BUDGET;
    while (work && performance.now() < end) advance();
    arrange();
  }
  fly(now);
  if (state.dirty && mode === 'picture') {
    state.dirty = false;
    draw();
  }
  requestAnimationFrame(frame);
};

const refresh = () => {
  const loose = sift();
  state.list = nodes.filter(node => node.shown);
  state.lines = edges.filter(edge => edge.shown);
  state.order = [...state.list].sort((a, b) => b.degree - a.degree || a.at - b.at);
  state.bold = Math.max(4, (state.order[Math.floor(state.order.length / 12)] || { degree: 4 }).degree);
  state.pass = 1;
  byId('shown').replaceChildren(make('b', {}, state.list.length.toLocaleString('en')), ` of ${plural(nodes.length, 'node')}, `,
    make('b', {}, state.lines.filter(edge => !edge.times).length.toLocaleString('en')), ` of ${plural(raw.edges.length, 'relation')}`);
  byId('loose-count').textContent = loose.toLocaleString('en');
  byId('nothing').hidden = state.list.length > 0;
  byId('least').textContent = decimal(wanted.least);
  for (const id of ['by-class', 'by-relation', 'by-status', 'by-document']) byId(id).sync();
  byId('loose').checked = wanted.loose;
  byId('undated').checked = wanted.undated;
  byId('confidence').value = wanted.least;
  byId('from').value = wanted.from;
  byId('to').value = wanted.to;
  if (state.chosen) bring(state.chosen);
  if (mode !== 'picture') tabulate(mode);
  show();
  redraw();
};
// Nodes that come into the picture for the first time have no place yet.
const filtered = () => {
  refresh();
  if (state.list.some(node => !node.x && !node.y)) layOut();
};

const paint = () => {
  readLook();
  rows('by-class', classes, one => one.plural, () => wanted.classes, filtered, swatch);
  redraw();
};
const dark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const theme = to => {
  if (to) document.documentElement.dataset.theme = to;
  byId('theme').setAttribute('aria-pressed', String(dark()));
  paint();
  show();
};
byId('theme').addEventListener('click', () => theme(dark() ? 'light' : 'dark'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => theme());

const bind = (id, event, change) => byId(id).addEventListener(event, () => { change(byId(id)); filtered(); });
bind('confidence', 'input', input => { wanted.least = Number(input.value); });
bind('from', 'change', input => { wanted.from = input.value; });
bind('to', 'change', input => { wanted.to = input.value; });
bind('undated', 'change', input => { wanted.undated = input.checked; });
bind('loose', 'change', input => { wanted.loose = input.checked; });
byId('reset').addEventListener('click', () => { wanted = fresh(); filtered(); });
byId('closer').addEventListener('click', () => zoomTo(view.zoom * 1.4));
byId('farther').addEventListener('click', () => zoomTo(view.zoom / 1.4));
byId('fit').addEventListener('click', () => fit(true));
byId('again').addEventListener('click', layOut);
byId('skip').addEventListener('click', event => { event.preventDefault(); (mode === 'picture' ? canvas : byId('main')).focus(); });
// On a small window the filters lie over the picture.
const filtering = open => {
  document.body.classList.toggle('filtering', open);
  byId('show-filters').setAttribute('aria-expanded', String(open));
  byId(open ? 'hide-filters' : 'show-filters').focus();
};
byId('show-filters').addEventListener('click', () => filtering(true));
byId('hide-filters').addEventListener('click', () => filtering(false));
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  if (document.body.classList.contains('filtering')) filtering(false); else if (panel.contains(document.activeElement)) { choose(null); canvas.focus(); }
});

const about = `${plural(nodes.length, 'node')} and ${plural(raw.edges.length, 'relation')} from ${plural(papers.length, 'document')}`;
byId('about').textContent = about;
canvas.setAttribute('aria-label', `Picture of the graph: ${about}`);
if (!edges.some(edge => edge.days.length)) byId('dates').hidden = true;
rows('by-relation', relations, one => one.label, () => wanted.relations, filtered);
rows('by-status', statuses, one => one.name, () => wanted.statuses, filtered);
rows('by-document', papers, one => one.title, () => wanted.papers, filtered);
new ResizeObserver(resize).observe(canvas.parentElement);
theme();
measure();
resize();
filtered();
settle(named(location.hash), false);
if (state.chosen && !work) frameItem(state.chosen);
requestAnimationFrame(frame);
