// Lines and places in; the curve of each line, and what lies under a point, out. A grid keeps the search short at any size.

const CELL = 120; // page units; in a wide picture a part of its width, so that a long line is in few cells
const CELLS_ACROSS = 160;

/** The curve of a line between two drawn things: its ends at their rims and the point that bends it. */
function curve(link) {
  const [a, b] = [spots.get(link.a), spots.get(link.b)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = { x: (a.x + b.x) / 2 - dy * link.bend, y: (a.y + b.y) / 2 + dx * link.bend };
  const rim = (from, towards, size) => {
    const way = Math.hypot(towards.x - from.x, towards.y - from.y) || 1;
    const part = Math.min(size, way * 0.9) / way;
    return { x: from.x + (towards.x - from.x) * part, y: from.y + (towards.y - from.y) * part };
  };
  return { start: rim(a, bend, sizeOf(link.a)), bend, end: rim(b, bend, sizeOf(link.b) + 2), length };
}

/** The point of a curve at a part of its way. */
function along({ start, bend, end }, t) {
  const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: p * start.x + q * bend.x + r * end.x, y: p * start.y + q * bend.y + r * end.y };
}

const sizeOf = (id) => (typeof id === "string" ? 7 : (nodes[id]?.size ?? 10));

/** Cells of page units with what lies in them. */
class Grid {
  constructor(cell = CELL) {
    this.cell = cell;
    this.cells = new Map();
  }

  put(left, top, right, bottom, item) {
    const [x1, y1] = [Math.floor(right / this.cell), Math.floor(bottom / this.cell)];
    for (let x = Math.floor(left / this.cell); x <= x1; x += 1) {
      for (let y = Math.floor(top / this.cell); y <= y1; y += 1) {
        const key = x * 73_856_093 + y;
        const there = this.cells.get(key);
        if (there) there.push(item);
        else this.cells.set(key, [item]);
      }
    }
  }

  at(x, y) {
    return this.cells.get(Math.floor(x / this.cell) * 73_856_093 + Math.floor(y / this.cell)) ?? [];
  }

  /** Whether a box meets none that is there; `except` is an owner whose box does not count. */
  isFree(left, top, right, bottom, except) {
    const [x1, y1] = [Math.floor(right / this.cell), Math.floor(bottom / this.cell)];
    for (let x = Math.floor(left / this.cell); x <= x1; x += 1) {
      for (let y = Math.floor(top / this.cell); y <= y1; y += 1) {
        for (const box of this.cells.get(x * 73_856_093 + y) ?? []) {
          if (box.owner !== except && box.left < right && box.right > left && box.top < bottom && box.bottom > top) return false;
        }
      }
    }
    return true;
  }

  putBox(box) {
    this.put(box.left, box.top, box.right, box.bottom, box);
  }
}

let nodeGrid = null;
let lineGrid = null;

function forgetGrids() {
  nodeGrid = null;
  lineGrid = null;
}

/** {node} or {line} under a point of the page; names and badges are looked up before by who drew them. */
function under(x, y, reach) {
  if (!nodeGrid) {
    const cell = Math.max(CELL, extent() / CELLS_ACROSS);
    nodeGrid = gridOfNodes(cell);
    lineGrid = gridOfLines(cell);
  }
  let best = null;
  let least = Infinity;
  for (const id of nodeGrid.at(x, y)) {
    const spot = spots.get(id);
    const away = Math.hypot(spot.x - x, spot.y - y) - sizeOf(id);
    if (away < Math.min(least, reach)) [best, least] = [{ node: id }, away];
  }
  if (best) return best;
  for (const n of lineGrid.at(x, y)) {
    const away = distance(curves[n], x, y);
    if (away < Math.min(least, reach)) [best, least] = [{ line: n }, away];
  }
  return best;
}

/** How far the picture reaches. */
function extent() {
  let far = 0;
  for (const { x, y } of spots.values()) far = Math.max(far, Math.abs(x), Math.abs(y));
  return 2 * far;
}

function gridOfNodes(cell) {
  const grid = new Grid(cell);
  for (const [id, { x, y }] of spots) grid.put(x - sizeOf(id) - 8, y - sizeOf(id) - 8, x + sizeOf(id) + 8, y + sizeOf(id) + 8, id);
  return grid;
}

/** Each line is put where its pieces are, so that a long one does not fill the whole grid. */
function gridOfLines(cell) {
  const grid = new Grid(cell);
  curves.forEach((line, n) => {
    const pieces = Math.max(1, Math.ceil(line.length / cell));
    let last = line.start;
    for (let k = 1; k <= pieces; k += 1) {
      const next = along(line, k / pieces);
      grid.put(Math.min(last.x, next.x) - 8, Math.min(last.y, next.y) - 8, Math.max(last.x, next.x) + 8, Math.max(last.y, next.y) + 8, n);
      last = next;
    }
  });
  return grid;
}

function distance(line, x, y) {
  let least = Infinity;
  let last = line.start;
  for (let k = 1; k <= 12; k += 1) {
    const next = along(line, k / 12);
    const [dx, dy] = [next.x - last.x, next.y - last.y];
    const t = Math.max(0, Math.min(1, ((x - last.x) * dx + (y - last.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(last.x + t * dx - x, last.y + t * dy - y));
    last = next;
  }
  return least;
}
