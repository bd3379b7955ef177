'use strict';
// The graph: places in lists become objects that point at each other.

const byId = id => document.getElementById(id);
const raw = JSON.parse(byId('data').textContent);

// Control characters get their own signs, so that a hostile name shows what it holds.
const clean = text => String(text).replace(/[\u0000-\u001f\u007f-\u009f]/g, sign =>
  sign === '\n' || sign === '\t' ? ' ' : sign < ' ' ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : '\ufffd');
const short = (text, most) => {
  const signs = [...clean(text)];
  return signs.length > most ? signs.slice(0, most - 1).join('').trimEnd() + '…' : signs.join('');
};
const decimal = permille => (permille / 1000).toFixed(2);

const classes = raw.classes.map(([name, label, plural, color, top], at) => ({ at, name, label, plural, color, top, count: 0 }));
const relations = raw.relations.map(([name, label, inverse], at) => ({ at, name, label, inverse, count: 0 }));
const statuses = raw.statuses.map((name, at) => ({ at, name, count: 0 }));
const papers = raw.documents.map(([id, title, published, publisher, source], at) =>
  ({ at, id, title: title || id, published, publisher, source, count: 0, node: null }));
const methods = raw.methods.map(([kind, id]) => (kind === 'rule' ? 'rule ' : '') + id);
const passages = raw.passages.map(([paper, start, before, text, after], at) =>
  ({ at, paper: papers[paper], start, before, text, after }));

// The shape goes with the uppermost class, so that colour is not all that tells types apart.
const tops = [...new Set(classes.map(one => one.top))];
for (const one of classes) one.shape = one.at === raw.roles.document ? 7 : tops.indexOf(one.top) % 7;

const mark = given => given && { passage: passages[given[0]], start: given[1], end: given[2] };
const nodes = raw.nodes.map(([id, type, label, aliases, about, paper, marks, mentions], at) => {
  const node = { at, id, type: classes[type], label, aliases, about, paper: papers[paper] || null, marks: marks.map(mark), mentions,
    papers: [], edges: [], x: 0, y: 0, degree: 0, shown: false };
  node.tag = short(label, 30);
  node.type.count += 1;
  if (node.paper) {
    node.paper.node = node;
    node.papers.push({ paper: node.paper, count: 0 });
  }
  return node;
});

const days = (attributes, list) => {
  const found = (attributes.date || []).filter(day => /^\d{4}-\d\d-\d\d/.test(day)).map(day => day.slice(0, 10));
  return found.concat(list.map(paper => paper.published).filter(Boolean));
};
const edges = raw.edges.map(([id, relation, source, target, status, confidence, attributes, evidence, publishers]) => ({
  id, relation: relations[relation], source: nodes[source], target: nodes[target], status: statuses[status], confidence, attributes, publishers,
  evidence: evidence.map(([passage, from, to, method, sure, speaker]) =>
    ({ passage: passages[passage], from: mark(from), to: mark(to), method: methods[method], confidence: sure, speaker })),
}));
for (const edge of edges) edge.papers = [...new Set(edge.evidence.map(one => one.passage.paper))];

// That a document mentions a thing is a relation too, one without a sentence of its own.
const mentioned = relations[raw.roles.mentioned];
for (const [at, paper, count] of raw.mentions) {
  nodes[at].papers.push({ paper: papers[paper], count });
  if (mentioned && papers[paper].node) {
    edges.push({ id: `mention-${at}-${paper}`, relation: mentioned, source: nodes[at], target: papers[paper].node, status: statuses[0],
      confidence: 1000, attributes: {}, evidence: [], papers: [papers[paper]], times: count });
  }
}
edges.forEach((edge, at) => {
  Object.assign(edge, { at, shown: false, bend: 0, days: days(edge.attributes, edge.papers) });
  edge.relation.count += 1;
  edge.status.count += edge.times ? 0 : 1;
  edge.source.edges.push(edge);
  if (edge.target !== edge.source) edge.target.edges.push(edge);
});
for (const node of nodes) for (const { paper } of node.papers) paper.count += 1;

// Several relations between one pair are drawn as a fan.
const pairs = new Map();
for (const edge of edges) {
  const [a, b] = [edge.source.at, edge.target.at];
  const key = a < b ? a * nodes.length + b : b * nodes.length + a;
  if (!pairs.has(key)) pairs.set(key, []);
  pairs.get(key).push(edge);
}
const other = (edge, node) => (edge.source === node ? edge.target : edge.source);
