// Names beside nodes and edges: the more connected first, none over another.

class Shelf {
  constructor() { this.cells = new Map(); }
  // Takes the rectangle if it is free.
  take(left, top, right, bottom, must) {
    const keys = [];
    for (let cx = left >> 6; cx <= right >> 6; cx++) for (let cy = top >> 5; cy <= bottom >> 5; cy++) keys.push(cx * 4096 + cy);
    const free = keys.every(key => (this.cells.get(key) || []).every(([l, t, r, b]) => right <= l || left >= r || bottom <= t || top >= b));
    if (!free && !must) return false;
    for (const key of keys) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([left, top, right, bottom]);
    }
    return true;
  }
}

const write = (text, x, y, color, width) => {
  pen.strokeStyle = look.paper; pen.lineWidth = width; pen.lineJoin = 'round';
  pen.strokeText(text, x, y);
  pen.fillStyle = color;
  pen.fillText(text, x, y);
};
const names = out => {
  const shelf = new Shelf();
  const scale = swell();
  const many = state.list.length > 1500;
  const most = many ? (state.moving ? 30 : 70) : 500;
  const first = [state.chosen, state.cursor, state.over].filter(item => item && !item.relation && item.shown);
  const focal = [...out.nodes].sort((a, b) => b.degree - a.degree || a.at - b.at);
  const order = [...new Set([...first, ...focal, ...(state.chosen ? [] : state.order)])];
  if (!many) {
    for (const node of state.chosen ? out.nodes : state.list) {
      const [x, y] = toScreen(node.x, node.y);
      const r = node.r * scale * 0.8;
      shelf.take(x - r, y - r, x + r, y + r, true);
    }
  }
  pen.textAlign = 'center'; pen.textBaseline = 'alphabetic';
  let written = 0;
  for (const node of state.chosen && view.zoom > 0.9 ? [...order, ...state.order] : order) {
    if (written >= most) break;
    const [x, y] = toScreen(node.x, node.y);
    if (x < -80 || y < -20 || x > view.width + 80 || y > view.height + 20) continue;
    const must = first.includes(node);
    if (node.named === state.pass) continue;
    const half = node.width / 2 + 2;
    const gap = node.r * scale + 3;
    // Below the node, or above, or beside it.
    const spots = many ? [[x, y + gap]] : [[x, y + gap], [x, y - gap - 14], [x + gap + half, y - 7], [x - gap - half, y - 7]];
    const spot = spots.find(([cx, top]) => cx - half > 0 && cx + half < view.width && shelf.take(cx - half, top, cx + half, top + 14)) || (must && spots[0]);
    if (!spot) continue;
    node.named = state.pass;
    written += 1;
    const bold = must || node.degree >= state.bold;
    pen.font = `${bold ? '600 ' : ''}12px ${look.font}`;
    const back = out.back && !out.nodes.has(node);
    write(node.tag, spot[0], spot[1] + 11, back ? look.muted : look.ink, 3.5);
  }
  state.pass += 1;
  const tags = out.edges.size && out.edges.size < 400 ? [...out.edges] : (view.zoom > 1.7 && !many ? state.lines : []);
  pen.font = `italic 11px ${look.font}`;
  for (const edge of tags) {
    const [x, y] = toScreen(...along(edge, 0.5));
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    edge.width ||= pen.measureText(edge.relation.label).width;
    const half = edge.width / 2 + 2;
    if (!shelf.take(x - half, y - 7, x + half, y + 7, edge === state.chosen)) continue;
    write(edge.relation.label, x, y + 4, out.edges.has(edge) ? look.accent : look.muted, 3.5);
  }
};
