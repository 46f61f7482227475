// @ts-nocheck -- plain JavaScript on purpose
/* oxlint-disable typescript/no-extraneous-class -- classes are how JavaScript gives objects one shape */
// The twelve kernels as a JavaScript programmer writes them: what the generated JavaScript is measured against.

export function sieve(limit) {
  const isPrime = Array(limit + 1).fill(true);
  let count = 0;
  for (let n = 2; n <= limit; n++) {
    if (isPrime[n]) {
      count++;
      for (let multiple = n * n; multiple <= limit; multiple += n) isPrime[multiple] = false;
    }
  }
  return count;
}

class Body {
  constructor(x, y, z, vx, vy, vz, mass) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx;
    this.vy = vy;
    this.vz = vz;
    this.mass = mass;
  }
}
const solarMass = 4 * Math.PI * Math.PI;
const year = 365.24;
function planets() {
  const bodies = [
    new Body(0, 0, 0, 0, 0, 0, solarMass),
    new Body(
      4.841431442464721,
      -1.1603200440274284,
      -0.10362204447112311,
      0.001660076642744037 * year,
      0.007699011184197404 * year,
      -0.0000690460016972063 * year,
      0.0009547919384243266 * solarMass,
    ),
    new Body(
      8.34336671824458,
      4.124798564124305,
      -0.4035234171143214,
      -0.002767425107268624 * year,
      0.004998528012349172 * year,
      0.00002304172975737639 * year,
      0.0002858859806661308 * solarMass,
    ),
    new Body(
      12.894369562139131,
      -15.111151401698631,
      -0.22330757889265573,
      0.002964601375647616 * year,
      0.0023784717395948095 * year,
      -0.000029658956854023756 * year,
      0.00004366244043351563 * solarMass,
    ),
    new Body(
      15.379697114850917,
      -25.919314609987964,
      0.17925877295037118,
      0.0026806777249038932 * year,
      0.001628241700382423 * year,
      -0.00009515922545197159 * year,
      0.00005151389020466115 * solarMass,
    ),
  ];
  let px = 0;
  let py = 0;
  let pz = 0;
  for (const body of bodies) {
    px += body.vx * body.mass;
    py += body.vy * body.mass;
    pz += body.vz * body.mass;
  }
  bodies[0].vx = -px / solarMass;
  bodies[0].vy = -py / solarMass;
  bodies[0].vz = -pz / solarMass;
  return bodies;
}
function advance(bodies, dt) {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      const squared = dx * dx + dy * dy + dz * dz;
      const force = dt / (squared * Math.sqrt(squared));
      const massI = a.mass * force;
      const massJ = b.mass * force;
      a.vx -= dx * massJ;
      a.vy -= dy * massJ;
      a.vz -= dz * massJ;
      b.vx += dx * massI;
      b.vy += dy * massI;
      b.vz += dz * massI;
    }
  }
  for (const body of bodies) {
    body.x += dt * body.vx;
    body.y += dt * body.vy;
    body.z += dt * body.vz;
  }
}
function energy(bodies) {
  let total = 0;
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      total -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return total;
}
export function nbody(steps) {
  const bodies = planets();
  for (let step = 0; step < steps; step++) advance(bodies, 0.01);
  return energy(bodies);
}

function filled(n, seed) {
  const rows = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) row.push(seed * (i - j) * (i + j));
    rows.push(row);
  }
  return rows;
}
function multiply(a, b) {
  const n = a.length;
  const product = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i][k] * b[k][j];
      row.push(sum);
    }
    product.push(row);
  }
  return product;
}
export function matrix(n) {
  const step = 1 / n / n;
  return multiply(filled(n, step), filled(n, step))[n >> 1][n >> 1];
}

function distance(a, b) {
  const left = Array.from(a);
  const right = Array.from(b);
  let previous = right.map((_, j) => j);
  previous.push(right.length);
  for (let i = 0; i < left.length; i++) {
    const current = Array(right.length + 1).fill(i + 1);
    for (let j = 0; j < right.length; j++) {
      const cost = left[i] === right[j] ? 0 : 1;
      current[j + 1] = Math.min(previous[j] + cost, previous[j + 1] + 1, current[j] + 1);
    }
    previous = current;
  }
  return previous[right.length];
}
export function levenshtein(n) {
  return distance(
    "kitten sitting on the bench ".repeat(n).slice(0, n),
    "sitting kitten in the beach ".repeat(n).slice(0, n),
  );
}

function sortPart(items, low, high) {
  if (low >= high) return;
  const pivot = items[(low + high) >> 1];
  let i = low;
  let j = high;
  while (i <= j) {
    while (items[i] < pivot) i++;
    while (items[j] > pivot) j--;
    if (i <= j) {
      const kept = items[i];
      items[i] = items[j];
      items[j] = kept;
      i++;
      j--;
    }
  }
  sortPart(items, low, j);
  sortPart(items, i, high);
}
export function quicksort(n) {
  const items = [];
  let seed = 42;
  for (let i = 0; i < n; i++) {
    seed = (seed * 3877 + 29573) % 139968;
    items.push(seed);
  }
  sortPart(items, 0, items.length - 1);
  return items[n >> 1];
}

const leaf = { tag: 0 };
class Node {
  constructor(left, right) {
    this.tag = 1;
    this.left = left;
    this.right = right;
  }
}
function grow(depth) {
  return depth === 0 ? new Node(leaf, leaf) : new Node(grow(depth - 1), grow(depth - 1));
}
function count(tree) {
  return tree.tag === 0 ? 0 : 1 + count(tree.left) + count(tree.right);
}
export function trees(depth) {
  let total = 0;
  for (let d = 0; d <= depth; d++) total += count(grow(d));
  return total;
}

export function mandelbrot(n) {
  let inside = 0;
  for (let row = 0; row < n; row++) {
    const y = (2 * row) / n - 1;
    for (let column = 0; column < n; column++) {
      const x = (2 * column) / n - 1.5;
      let zr = 0;
      let zi = 0;
      let steps = 0;
      while (steps < 50 && zr * zr + zi * zi <= 4) {
        const next = zr * zr - zi * zi + x;
        zi = 2 * zr * zi + y;
        zr = next;
        steps++;
      }
      if (steps === 50) inside++;
    }
  }
  return inside;
}

export function words(n) {
  const words = [];
  let seed = 7;
  for (let i = 0; i < n; i++) {
    seed = (seed * 3877 + 29573) % 139968;
    words.push(`w${seed % 977}`);
  }
  const counts = new Map();
  for (const word of words.join(" ").split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) if (count > most) most = count;
  return counts.size * 100000 + most;
}

function entry(i, j) {
  return 1 / ((((i + j) * (i + j + 1)) >> 1) + i + 1);
}
function times(vector, result) {
  for (let i = 0; i < vector.length; i++) {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += entry(i, j) * vector[j];
    result[i] = sum;
  }
}
function timesTransposed(vector, result) {
  for (let i = 0; i < vector.length; i++) {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += entry(j, i) * vector[j];
    result[i] = sum;
  }
}
export function spectral(n) {
  const u = Array(n).fill(1);
  const v = Array(n).fill(0);
  const w = Array(n).fill(0);
  for (let round = 0; round < 10; round++) {
    times(u, w);
    timesTransposed(w, v);
    times(v, w);
    timesTransposed(w, u);
  }
  let vBv = 0;
  let vv = 0;
  for (let i = 0; i < n; i++) {
    vBv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.sqrt(vBv / vv);
}

export function fannkuch(n) {
  const first = [];
  for (let i = 0; i < n; i++) first.push(i);
  const current = Array(n).fill(0);
  const count = Array(n).fill(0);
  let most = 0;
  let r = n;
  for (;;) {
    for (; r !== 1; r--) count[r - 1] = r;
    for (let i = 0; i < n; i++) current[i] = first[i];
    let flips = 0;
    for (let top = current[0]; top !== 0; top = current[0]) {
      let low = 0;
      let high = top;
      while (low < high) {
        const kept = current[low];
        current[low] = current[high];
        current[high] = kept;
        low++;
        high--;
      }
      flips++;
    }
    if (flips > most) most = flips;
    for (;;) {
      if (r === n) return most;
      const start = first[0];
      for (let i = 0; i < r; i++) first[i] = first[i + 1];
      first[r] = start;
      count[r]--;
      if (count[r] > 0) break;
      r++;
    }
  }
}

function best(items, capacity) {
  const table = Array(capacity + 1).fill(0);
  for (const item of items) {
    for (let room = capacity; room >= item.weight; room--) {
      const taken = table[room - item.weight] + item.value;
      if (taken > table[room]) table[room] = taken;
    }
  }
  return table[capacity];
}
export function knapsack(n) {
  const items = [];
  let seed = 1;
  for (let i = 0; i < n; i++) {
    seed = (seed * 3877 + 29573) % 139968;
    items.push({ weight: 1 + (seed % 97), value: 1 + (Math.floor(seed / 97) % 1009) });
  }
  return best(items, 10 * n);
}

function shortest(walls) {
  const height = walls.length;
  const width = walls[0].length;
  const distance = [];
  for (let y = 0; y < height; y++) distance.push(Array(width).fill(-1));
  distance[0][0] = 0;
  const queue = [[0, 0]];
  for (let next = 0; next < queue.length; next++) {
    const [x, y] = queue[next];
    const steps = distance[y][x] + 1;
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]) {
      const nx = x + dx;
      const ny = y + dy;
      if (
        nx >= 0 &&
        ny >= 0 &&
        nx < width &&
        ny < height &&
        !walls[ny][nx] &&
        distance[ny][nx] < 0
      ) {
        distance[ny][nx] = steps;
        queue.push([nx, ny]);
      }
    }
  }
  const found = distance[height - 1][width - 1];
  return found < 0 ? undefined : found;
}
export function paths(n) {
  const walls = [];
  let seed = 3;
  for (let y = 0; y < n; y++) {
    const row = [];
    for (let x = 0; x < n; x++) {
      seed = (seed * 3877 + 29573) % 139968;
      row.push(seed % 4 === 0 && x !== y && x !== y + 1);
    }
    walls.push(row);
  }
  return shortest(walls) ?? -1;
}
