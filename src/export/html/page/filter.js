// What is shown.

const fresh = () => ({
  classes: new Set([raw.roles.document]), relations: new Set([raw.roles.mentioned]), statuses: new Set(), papers: new Set(),
  least: 0, from: '', to: '', undated: true, loose: false,
});
let wanted = fresh();

const dated = list => {
  if (!wanted.from && !wanted.to) return true;
  if (!list.length) return wanted.undated;
  return list.some(day => (!wanted.from || day >= wanted.from) && (!wanted.to || day <= wanted.to));
};
const passes = {
  paper: paper => !wanted.papers.has(paper.at),
  edge: edge => !wanted.relations.has(edge.relation.at) && !wanted.statuses.has(edge.status.at) && edge.confidence >= wanted.least
    && !wanted.classes.has(edge.source.type.at) && !wanted.classes.has(edge.target.type.at)
    && edge.papers.some(passes.paper) && dated(edge.days),
  node: node => !wanted.classes.has(node.type.at) && (!node.papers.length
    || node.papers.some(({ paper }) => passes.paper(paper) && dated(paper.published ? [paper.published] : []))
    || node.edges.some(edge => edge.shown)),
};

// Marks what is shown, counts relations, and bends those that share their ends.
const sift = () => {
  let loose = 0;
  for (const node of nodes) node.degree = 0;
  for (const edge of edges) {
    edge.shown = passes.edge(edge);
    if (edge.shown) {
      edge.source.degree += 1;
      edge.target.degree += 1;
    }
  }
  for (const node of nodes) {
    node.shown = passes.node(node);
    if (node.shown && !node.degree) {
      loose += 1;
      node.shown = wanted.loose;
    }
    node.r = 4.5 + Math.min(12, 1.9 * Math.sqrt(node.degree));
  }
  for (const fan of pairs.values()) {
    const list = fan.filter(edge => edge.shown);
    list.forEach((edge, k) => {
      const side = edge.source.at < edge.target.at ? 1 : -1;
      edge.bend = (k - (list.length - 1) / 2) * side;
    });
  }
  return loose;
};

// A row with a checkbox, and a button that leaves only this one.
const row = (box, item, name, set, redo, swatch) => {
  const check = make('input', { type: 'checkbox', checked: !set().has(item.at) });
  const only = make('button', { class: 'only', title: `Only ${name}`, 'aria-label': `Only ${name}` }, 'only');
  check.addEventListener('change', () => {
    if (check.checked) set().delete(item.at); else set().add(item.at);
    redo();
  });
  only.addEventListener('click', () => {
    for (const one of box.rows) if (one === item) set().delete(one.at); else set().add(one.at);
    redo();
  });
  const label = make('label', { class: 'row' }, check, swatch || '', make('bdi', { dir: 'auto' }, name), make('span', { class: 'count' }, item.count));
  item.check = check;
  return make('div', { class: 'pick' }, label, only);
};
const rows = (id, items, name, set, redo, swatch) => {
  const box = byId(id);
  box.rows = items.filter(item => item.count);
  box.replaceChildren(...box.rows.map(item => row(box, item, name(item), set, redo, swatch && swatch(item))));
  box.sync = () => box.rows.forEach(item => { item.check.checked = !set().has(item.at); });
};
