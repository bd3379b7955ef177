// Where nodes lie: springs along relations, a push between all nodes (Barnes and Hut's tree), and room for the names.
// It starts from a spiral and runs a fixed number of steps, so that a graph has one picture.

const TICKS = 300;
const SPRING = 62;
const PUSH = 230;
const REACH = 620;

class Tree {
  constructor(count) {
    this.room = 6 * count + 64;
    this.child = new Int32Array(4 * this.room);
    this.mass = new Float64Array(this.room);
    this.sumX = new Float64Array(this.room);
    this.sumY = new Float64Array(this.room);
    this.stack = new Int32Array(4096);
    this.sizes = new Float64Array(4096);
  }

  build(x, y, weight) {
    this.weight = weight;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < x.length; i++) {
      left = Math.min(left, x[i]); right = Math.max(right, x[i]);
      top = Math.min(top, y[i]); bottom = Math.max(bottom, y[i]);
    }
    this.half = Math.max(right - left, bottom - top, 1) / 2 + 1;
    this.middle = [(left + right) / 2, (top + bottom) / 2];
    this.cells = 0;
    this.cell();
    for (let i = 0; i < x.length; i++) this.add(x, y, i);
  }

  cell() {
    const k = this.cells++;
    this.child.fill(0, 4 * k, 4 * k + 4);
    this.mass[k] = this.sumX[k] = this.sumY[k] = 0;
    return k;
  }

  weigh(k, i, x, y) {
    const mass = this.weight[i];
    this.mass[k] += mass; this.sumX[k] += mass * x[i]; this.sumY[k] += mass * y[i];
  }

  // A child is 0 (nothing), -1 - a point's number, or a cell's number.
  add(x, y, i) {
    let [cx, cy] = this.middle;
    let half = this.half;
    let k = 0;
    for (let depth = 0; depth < 40; depth++) {
      this.weigh(k, i, x, y);
      const slot = 4 * k + (x[i] > cx ? 1 : 0) + (y[i] > cy ? 2 : 0);
      half /= 2;
      cx += x[i] > cx ? half : -half;
      cy += y[i] > cy ? half : -half;
      const found = this.child[slot];
      if (found === 0) { this.child[slot] = -1 - i; return; }
      if (found < 0) {
        if (this.cells === this.room) return;
        const j = -1 - found;
        const fresh = this.cell();
        this.child[slot] = fresh;
        this.child[4 * fresh + (x[j] > cx ? 1 : 0) + (y[j] > cy ? 2 : 0)] = found;
        this.weigh(fresh, j, x, y);
        k = fresh;
      } else k = found;
    }
  }

  push(x, y, i, strength, out) {
    let fx = 0; let fy = 0; let top = 1;
    this.stack[0] = 0; this.sizes[0] = 2 * this.half;
    while (top) {
      const k = this.stack[--top];
      const size = this.sizes[top] / 2;
      for (let q = 0; q < 4; q++) {
        const c = this.child[4 * k + q];
        if (c === 0 || c === -1 - i) continue;
        const mass = c < 0 ? this.weight[-1 - c] : this.mass[c];
        const dx = x[i] - (c < 0 ? x[-1 - c] : this.sumX[c] / mass);
        const dy = y[i] - (c < 0 ? y[-1 - c] : this.sumY[c] / mass);
        const far = dx * dx + dy * dy;
        if (c < 0 || size * size < 0.8 * far) {
          if (far > REACH * REACH) continue;
          const force = strength * mass / Math.max(far, 25);
          fx += dx * force; fy += dy * force;
        } else { this.stack[top] = c; this.sizes[top++] = size; }
      }
    }
    out[0] = fx; out[1] = fy;
  }
}

// A part of the graph that hangs together.
class Part {
  constructor(list, links) {
    const place = new Map(list.map((node, i) => [node, i]));
    this.nodes = list;
    this.links = links.map(edge => [place.get(edge.source), place.get(edge.target)]);
    const n = list.length;
    this.degree = new Float64Array(n);
    for (const [a, b] of this.links) { this.degree[a] += 1; this.degree[b] += 1; }
    this.x = new Float64Array(n); this.y = new Float64Array(n);
    this.vx = new Float64Array(n); this.vy = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const far = 26 * Math.sqrt(i + 0.5);
      this.x[i] = far * Math.cos(i * 2.399963); this.y[i] = far * Math.sin(i * 2.399963);
    }
    this.weight = this.degree.map(degree => 1 + 0.4 * Math.min(degree, 25));
    this.tree = new Tree(n);
    this.out = [0, 0];
    this.gravity = Math.min(1, Math.sqrt(150 / n));
  }

  tick(heat) {
    const { x, y, vx, vy, degree, out } = this;
    for (const [a, b] of this.links) {
      const dx = x[b] + vx[b] - x[a] - vx[a] || 0.01; const dy = y[b] + vy[b] - y[a] - vy[a] || 0.01;
      const far = Math.sqrt(dx * dx + dy * dy);
      const pull = (far - SPRING - 2 * Math.sqrt(degree[a] + degree[b])) / far * heat / Math.min(degree[a], degree[b]);
      const share = degree[a] / (degree[a] + degree[b]);
      vx[b] -= dx * pull * share; vy[b] -= dy * pull * share;
      vx[a] += dx * pull * (1 - share); vy[a] += dy * pull * (1 - share);
    }
    this.tree.build(x, y, this.weight);
    for (let i = 0; i < x.length; i++) {
      this.tree.push(x, y, i, PUSH * heat * Math.sqrt(this.weight[i]), out);
      vx[i] = (vx[i] + out[0] - 0.03 * this.gravity * heat * x[i]) * 0.6;
      vy[i] = (vy[i] + out[1] - 0.045 * this.gravity * heat * y[i]) * 0.6;
    }
    for (let i = 0; i < x.length; i++) { x[i] += vx[i]; y[i] += vy[i]; }
  }
}

const parts = list => {
  const found = [];
  for (const start of list) {
    if (start.taken === list) continue;
    const [members, links] = [[start], []];
    start.taken = list;
    for (let i = 0; i < members.length; i++) {
      for (const edge of members[i].edges) {
        if (!edge.shown) continue;
        if (edge.source === members[i] && edge.target !== members[i]) links.push(edge);
        const next = other(edge, members[i]);
        if (next.shown && next.taken !== list) { next.taken = list; members.push(next); }
      }
    }
    found.push(new Part(members, links));
  }
  return found;
};
