// The picture under a pointer and under the keys.

const place = event => {
  const area = canvas.getBoundingClientRect();
  return [event.clientX - area.left, event.clientY - area.top];
};
const fingers = new Map();
let grip = null;
let still = 0;
// A large picture has fewer names while it moves.
const moved = () => {
  state.moving = 1;
  clearTimeout(still);
  still = setTimeout(() => { state.moving = 0; redraw(); }, 160);
  redraw();
};

canvas.addEventListener('pointerdown', event => {
  const [x, y] = place(event);
  fingers.set(event.pointerId, [x, y]);
  canvas.setPointerCapture(event.pointerId);
  flight = null;
  grip = { x, y, far: 0, node: fingers.size === 1 ? nodeAt(x, y) : null };
});
canvas.addEventListener('pointermove', event => {
  const [x, y] = place(event);
  if (!fingers.has(event.pointerId)) {
    const over = nodeAt(x, y) || edgeAt(x, y);
    canvas.style.cursor = over ? 'pointer' : 'grab';
    if (over !== state.over) { state.over = over; redraw(); }
    return;
  }
  const [px, py] = fingers.get(event.pointerId);
  if (fingers.size === 2) {
    const [, [ox, oy]] = [...fingers].find(([id]) => id !== event.pointerId);
    zoomTo(view.zoom * Math.hypot(x - ox, y - oy) / (Math.hypot(px - ox, py - oy) || 1), (x + ox) / 2, (y + oy) / 2);
    grip.far = 99;
  } else {
    grip.far += Math.abs(x - px) + Math.abs(y - py);
    if (grip.far > 4) {
      const [dx, dy] = [(x - px) / view.zoom, (y - py) / view.zoom];
      if (grip.node) { grip.node.x += dx; grip.node.y += dy; } else { view.x -= dx; view.y -= dy; }
    }
  }
  fingers.set(event.pointerId, [x, y]);
  moved();
});
const release = event => {
  fingers.delete(event.pointerId);
  if (event.type === 'pointerup' && grip && grip.far <= 4) choose(nodeAt(grip.x, grip.y) || edgeAt(grip.x, grip.y));
  grip = null;
};
canvas.addEventListener('pointerup', release);
canvas.addEventListener('pointercancel', release);
canvas.addEventListener('pointerleave', () => { state.over = null; redraw(); });
canvas.addEventListener('wheel', event => {
  event.preventDefault();
  zoomTo(view.zoom * Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) * 0.004), ...place(event));
  moved();
}, { passive: false });

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const standing = node => `${clean(node.label)}, ${node.type.label}, ${plural(node.degree, 'relation')}`;
const stepTo = node => {
  state.cursor = node;
  reveal(node);
  say(standing(node));
};
// The nearest node in a direction; what lies aside counts double.
const step = ([dx, dy]) => {
  const from = state.cursor && state.cursor.shown ? state.cursor : null;
  if (!from) { if (state.order.length) stepTo(state.order[0]); return; }
  let [best, least] = [null, Infinity];
  for (const node of state.list) {
    const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const beside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    const cost = ahead + 2 * beside;
    if (node !== from && ahead > 0 && beside <= 2 * ahead && cost < least) { best = node; least = cost; }
  }
  if (best) stepTo(best);
};
// Goes round the relations of the node under the cursor.
const round = back => {
  const list = state.cursor ? state.cursor.edges.filter(edge => edge.shown) : [];
  if (!list.length) return;
  const at = list.indexOf(state.chosen);
  choose(list[(at + (back ? list.length - 1 : 1) + (at < 0 && back ? 1 : 0)) % list.length]);
};
canvas.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (ARROWS[key] && event.shiftKey) {
    view.x += ARROWS[key][0] * 80 / view.zoom; view.y += ARROWS[key][1] * 80 / view.zoom;
    moved();
  } else if (ARROWS[key]) step(ARROWS[key]);
  else if (key === '+' || key === '=') zoomTo(view.zoom * 1.25);
  else if (key === '-') zoomTo(view.zoom / 1.25);
  else if (key === '0') fit(true);
  else if (key === 'Enter' || key === ' ') { if (state.cursor) choose(state.cursor); } else if (key === 'n' || key === 'N') round(event.shiftKey);
  else if (key === 'Escape') choose(null);
  else return;
  event.preventDefault();
});
canvas.addEventListener('focus', () => {
  if (state.cursor || !canvas.matches(':focus-visible') || !state.order.length) return;
  state.cursor = state.order[0];
  say(standing(state.cursor));
  redraw();
});
