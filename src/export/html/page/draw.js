// Draws what is shown. Lines of one look are one path in pieces, since long paths are slow to fill; where there are very
// many, they are a hair wide, which is ten times as fast where no graphics card helps.

const look = {};
const readLook = () => {
  const style = getComputedStyle(document.documentElement);
  for (const part of ['paper', 'ink', 'muted', 'edge', 'accent', 'denied']) look[part] = style.getPropertyValue(`--${part}`).trim();
  look.font = style.getPropertyValue('--face').trim();
  for (const type of classes) type.ink = seen(type.color, look.paper, look.ink);
};
const measure = () => {
  pen.font = `12px ${look.font}`;
  for (const node of nodes) node.width = pen.measureText(node.tag).width;
};

const DASHES = { asserted: [], planned: [9, 4], alleged: [5, 4], hypothetical: [2, 4], negated: [2, 3] };
const CHUNK = 50;

const near = node => {
  const set = new Set([node]);
  for (const edge of node.edges) if (edge.shown) { set.add(edge.source); set.add(edge.target); }
  return set;
};
// The nodes and edges that stand out, and whether the others step back.
const focus = () => {
  const item = state.chosen || state.over;
  if (!item) return { nodes: new Set(), edges: new Set(), back: false };
  const back = Boolean(state.chosen);
  if (item.relation) return { nodes: new Set([item.source, item.target]), edges: new Set([item]), back };
  return { nodes: near(item), edges: new Set(item.edges.filter(edge => edge.shown)), back };
};

const stroke = (list, color, width, alpha, dash) => {
  pen.strokeStyle = color; pen.lineWidth = width; pen.globalAlpha = alpha; pen.setLineDash(dash);
  for (let from = 0; from < list.length; from += CHUNK) {
    pen.beginPath();
    for (const edge of list.slice(from, from + CHUNK)) {
      const [x1, y1] = toScreen(edge.source.x, edge.source.y);
      const [x2, y2] = toScreen(edge.target.x, edge.target.y);
      if (edge.source === edge.target) {
        const r = edge.source.r * swell();
        pen.moveTo(x1 + r, y1 - 1.6 * r);
        pen.arc(x1, y1 - 1.6 * r, r, 0, 2 * Math.PI);
      } else {
        pen.moveTo(x1, y1);
        if (edge.bend) {
          const [cx, cy] = toScreen(...aside(edge));
          pen.quadraticCurveTo(cx, cy, x2, y2);
        } else pen.lineTo(x2, y2);
      }
    }
    pen.stroke();
  }
  pen.setLineDash([]); pen.globalAlpha = 1;
};
const arrows = (list, color, size, alpha) => {
  pen.fillStyle = color; pen.globalAlpha = alpha;
  pen.beginPath();
  for (const edge of list) {
    if (edge.source === edge.target) continue;
    const [x, y] = toScreen(edge.target.x, edge.target.y);
    const [fx, fy] = toScreen(...(edge.bend ? aside(edge) : [edge.source.x, edge.source.y]));
    const far = Math.hypot(x - fx, y - fy) || 1;
    const [ux, uy] = [(x - fx) / far, (y - fy) / far];
    const gap = edge.target.r * swell() + 2;
    if (far < gap + size) continue;
    const [tx, ty] = [x - ux * gap, y - uy * gap];
    pen.moveTo(tx, ty);
    pen.lineTo(tx - ux * size - uy * size * 0.45, ty - uy * size + ux * size * 0.45);
    pen.lineTo(tx - ux * size + uy * size * 0.45, ty - uy * size - ux * size * 0.45);
    pen.closePath();
  }
  pen.fill();
  pen.globalAlpha = 1;
};

const lines = out => {
  const margin = 60 / view.zoom;
  const [left, top] = toPlane(0, 0); const [right, bottom] = toPlane(view.width, view.height);
  const inSight = state.lines.filter(({ source: a, target: b }) =>
    !(Math.max(a.x, b.x) < left - margin || Math.min(a.x, b.x) > right + margin
      || Math.max(a.y, b.y) < top - margin || Math.min(a.y, b.y) > bottom + margin));
  const crowded = inSight.length > 2500;
  const thin = crowded && state.slow && state.moving;
  const plain = (crowded ? 0.32 : 0.8) * (out.back ? 0.28 : 1);
  for (const status of statuses) {
    const all = inSight.filter(edge => edge.status === status);
    const dash = crowded && !out.back ? [] : DASHES[status.name] || [];
    const color = status.name === 'negated' ? look.denied : look.edge;
    stroke(all.filter(edge => !out.edges.has(edge) && !(thin && edge.at % 3)), color, crowded ? 1 / view.dots : 1.1, plain, dash);
    stroke(all.filter(edge => out.edges.has(edge)), status.name === 'negated' ? look.denied : look.accent, 1.8, 0.95, DASHES[status.name] || []);
  }
  if (!crowded && view.zoom > 0.4) arrows(inSight.filter(edge => !out.edges.has(edge)), look.edge, 6.5, plain);
  arrows([...out.edges], look.accent, 8.5, 0.95);
};

const dots = out => {
  const scale = swell();
  const groups = new Map();
  for (const node of state.list) {
    const [x, y] = toScreen(node.x, node.y);
    if (x < -30 || y < -30 || x > view.width + 30 || y > view.height + 30) continue;
    const key = node.type.at * 2 + (out.back && !out.nodes.has(node) ? 0 : 1);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(node, x, y);
  }
  for (const key of [...groups.keys()].sort((a, b) => (a & 1) - (b & 1) || a - b)) {
    const group = groups.get(key);
    pen.fillStyle = classes[key >> 1].color; pen.strokeStyle = classes[key >> 1].ink; pen.lineWidth = 1.2;
    pen.globalAlpha = key & 1 ? 1 : 0.3;
    for (let from = 0; from < group.length; from += 3 * CHUNK) {
      pen.beginPath();
      for (let k = from; k < Math.min(group.length, from + 3 * CHUNK); k += 3) {
        const r = group[k].r * scale;
        trace(pen, r < 2.2 ? 1 : classes[key >> 1].shape, group[k + 1], group[k + 2], r);
      }
      if (out.back && !(key & 1)) { pen.globalAlpha = 1; pen.fillStyle = look.paper; pen.fill(); pen.globalAlpha = 0.3; pen.fillStyle = classes[key >> 1].color; }
      pen.fill();
      if (state.list.length < 1500 || view.zoom > 0.5) pen.stroke();
    }
  }
  pen.globalAlpha = 1;
  for (const node of new Set([state.cursor, state.chosen, state.over])) {
    if (!node || node.relation || !node.shown) continue;
    pen.strokeStyle = look.accent; pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(...toScreen(node.x, node.y), node.r * scale * 1.2 + 4, 0, 2 * Math.PI);
    pen.stroke();
  }
};
const draw = () => {
  pen.setTransform(view.dots, 0, 0, view.dots, 0, 0);
  pen.fillStyle = look.paper;
  pen.fillRect(0, 0, view.width, view.height);
  const out = focus();
  lines(out);
  dots(out);
  names(out);
};
