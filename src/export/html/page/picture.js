// What part of the plane is seen, what is chosen, and what lies under the pointer.

const canvas = byId('canvas');
const pen = canvas.getContext('2d');
const view = { x: 0, y: 0, zoom: 1, width: 1, height: 1 };
const state = { chosen: null, over: null, cursor: null, dirty: true, moving: 0, pace: 0, slow: false, list: [], lines: [], order: [] };
const redraw = () => { state.dirty = true; };

const toScreen = (x, y) => [(x - view.x) * view.zoom + view.width / 2, (y - view.y) * view.zoom + view.height / 2];
const toPlane = (x, y) => [(x - view.width / 2) / view.zoom + view.x, (y - view.height / 2) / view.zoom + view.y];
const swell = () => Math.min(1.5, Math.max(0.3, Math.sqrt(view.zoom)));

const zoomTo = (zoom, px = view.width / 2, py = view.height / 2) => {
  flight = null;
  const [x, y] = toPlane(px, py);
  view.zoom = Math.min(6, Math.max(0.02, zoom));
  view.x = x - (px - view.width / 2) / view.zoom;
  view.y = y - (py - view.height / 2) / view.zoom;
  redraw();
};
const frameOf = (list, closest, smooth) => {
  if (!list.length) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of list) {
    left = Math.min(left, node.x); right = Math.max(right, node.x);
    top = Math.min(top, node.y); bottom = Math.max(bottom, node.y);
  }
  return go((left + right) / 2, (top + bottom) / 2 + 8, Math.min(closest,
    Math.max(40, view.width - 120) / (right - left || 1), Math.max(40, view.height - 96) / (bottom - top || 1)), smooth);
};
// Moves the view, in a few frames where motion is welcome.
let flight = null;
const go = (x, y, zoom, smooth) => {
  flight = null;
  if (!smooth || matchMedia('(prefers-reduced-motion: reduce)').matches) Object.assign(view, { x, y, zoom });
  else flight = { from: { ...view }, to: { x, y, zoom }, began: performance.now() };
  redraw();
};
const fly = now => {
  if (!flight) return;
  const t = Math.min(1, (now - flight.began) / 280);
  const share = t * t * (3 - 2 * t);
  for (const part of ['x', 'y']) view[part] = flight.from[part] + (flight.to[part] - flight.from[part]) * share;
  view.zoom = flight.from.zoom * (flight.to.zoom / flight.from.zoom) ** share;
  if (t === 1) flight = null;
  redraw();
};
const fit = smooth => frameOf(state.list, 1.5, smooth);
// Brings a node into sight where it is not, or is too far away to be read.
const reveal = node => {
  const [x, y] = toScreen(node.x, node.y);
  const out = x < 40 || y < 40 || x > view.width - 40 || y > view.height - 40;
  if (out || view.zoom < 0.3) go(node.x, node.y, Math.max(view.zoom, 0.6), true);
  redraw();
};
// Frames what is chosen with its neighbours.
const frameItem = (item, smooth) => frameOf(item.relation ? [item.source, item.target] : [...near(item)], 1.25, smooth);

const resize = () => {
  const { clientWidth: width, clientHeight: height } = canvas.parentElement;
  if (!width || !height) return;
  const dots = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * dots); canvas.height = Math.round(height * dots);
  view.width = width; view.height = height; view.dots = dots;
  redraw();
};

// The middle of an edge's curve pulled aside, on the plane; for an edge from a node to itself a point above it.
const aside = edge => {
  const { source: a, target: b } = edge;
  if (a === b) return [a.x, a.y - 5 * a.r];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = Math.hypot(dx, dy) || 1;
  const pull = edge.bend * Math.min(34, far / 3);
  return [(a.x + b.x) / 2 - dy / far * pull, (a.y + b.y) / 2 + dx / far * pull];
};
const along = (edge, t) => {
  const [cx, cy] = aside(edge);
  const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return [p * edge.source.x + q * cx + r * edge.target.x, p * edge.source.y + q * cy + r * edge.target.y];
};

const nodeAt = (px, py) => {
  const [x, y] = toPlane(px, py);
  const slack = 4 / view.zoom;
  let [best, least] = [null, Infinity];
  for (const node of state.list) {
    const far = Math.hypot(node.x - x, node.y - y) - node.r * swell() / view.zoom;
    if (far < slack && far < least) { best = node; least = far; }
  }
  return best;
};
const edgeAt = (px, py) => {
  const [x, y] = toPlane(px, py);
  let [best, least] = [null, 6 / view.zoom];
  for (const edge of state.lines) {
    const { source: a, target: b } = edge;
    const slack = least + 40;
    if (x < Math.min(a.x, b.x) - slack || x > Math.max(a.x, b.x) + slack
      || y < Math.min(a.y, b.y) - slack || y > Math.max(a.y, b.y) + slack) continue;
    let [x1, y1] = [a.x, a.y];
    const steps = edge.bend || a === b ? 10 : 1;
    for (let k = 1; k <= steps; k++) {
      const [x2, y2] = k === steps ? [b.x, b.y] : along(edge, k / steps);
      const long = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
      const t = Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long));
      const far = Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
      if (far < least) { best = edge; least = far; }
      x1 = x2; y1 = y2;
    }
  }
  return best;
};
