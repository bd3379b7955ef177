// Room for the names, and the parts of the graph beside each other.

// The rectangle that a node and its name need, seen from the node.
const room = node => {
  const half = Math.max(node.r, node.width / 2) + 5;
  return { half, up: node.r + 4, down: node.r + 19 };
};

// Moves nodes apart until no name lies on another, or for so many rounds.
const apart = (part, rounds) => {
  const { x, y } = part;
  const rooms = part.nodes.map(room);
  const order = [...x.keys()];
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    order.sort((a, b) => y[a] - y[b] || a - b);
    for (let p = 0; p < order.length; p++) {
      const i = order[p];
      for (let q = p + 1; q < order.length; q++) {
        const j = order[q];
        const down = rooms[i].down + rooms[j].up - (y[j] - y[i]);
        if (y[j] - y[i] > 80) break;
        const side = rooms[i].half + rooms[j].half - Math.abs(x[j] - x[i]);
        if (down <= 0 || side <= 0) continue;
        moved = true;
        if (side < down * 1.6) {
          const step = (x[j] >= x[i] ? side : -side) / 3;
          x[i] -= step; x[j] += step;
        } else { y[i] -= down / 3; y[j] += down / 3; }
      }
    }
    if (!moved) return;
  }
};

const box = part => {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  part.nodes.forEach((node, i) => {
    const { half, up, down } = room(node);
    left = Math.min(left, part.x[i] - half); right = Math.max(right, part.x[i] + half);
    top = Math.min(top, part.y[i] - up); bottom = Math.max(bottom, part.y[i] + down);
  });
  return { part, left, top, width: right - left + 26, height: bottom - top + 22 };
};

// Lays boxes from the largest to the smallest where the skyline is lowest.
const pack = (list, aspect) => {
  const boxes = list.map(box).sort((a, b) => b.height - a.height || b.width - a.width || a.part.nodes[0].at - b.part.nodes[0].at);
  const area = boxes.reduce((sum, one) => sum + one.width * one.height, 0);
  const wide = Math.max(Math.sqrt(area * aspect) * 1.06, ...boxes.map(one => one.width));
  let line = [{ x: 0, width: wide, y: 0 }];
  for (const one of boxes) {
    let best = null;
    for (let s = 0; s < line.length; s++) {
      if (line[s].x + one.width > wide + 0.5) break;
      let top = 0;
      for (let t = s; t < line.length && line[t].x < line[s].x + one.width; t++) top = Math.max(top, line[t].y);
      if (!best || top < best.y) best = { x: line[s].x, y: top };
    }
    const end = best.x + one.width;
    const next = [];
    for (const piece of line) {
      const stop = piece.x + piece.width;
      if (stop <= best.x || piece.x >= end) { next.push(piece); continue; }
      if (piece.x < best.x) next.push({ x: piece.x, width: best.x - piece.x, y: piece.y });
      if (stop > end) next.push({ x: end, width: stop - end, y: piece.y });
    }
    next.push({ x: best.x, width: one.width, y: best.y + one.height });
    line = next.sort((a, b) => a.x - b.x);
    one.part.nodes.forEach((node, i) => {
      node.x = best.x - one.left + one.part.x[i];
      node.y = best.y - one.top + one.part.y[i];
    });
  }
};
