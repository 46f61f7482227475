/** Seeded modules in Neuro-Lang and, line for line the same program, in TypeScript: what the benchmarks parse and check. */

import { randomFrom } from "../../packages/parser/test/broken.ts";

export interface EquivalentSource {
  readonly neuro: string;
  readonly typescript: string;
}

/** A module of about this many lines in each language. */
export function equivalentSource(lines: number, seed: number): EquivalentSource {
  const random = randomFrom(seed);
  const neuro: string[] = [];
  const typescript: string[] = [];
  const both = (ours: string, theirs: string): void => {
    neuro.push(ours);
    typescript.push(theirs);
  };
  for (let unit = 0; neuro.length < lines; unit++) {
    const n = random(90) + 10;
    const m = random(9) + 1;
    both(`/// An order, number ${unit}.`, `/** An order, number ${unit}. */`);
    both(`export type Order${unit} {`, `export interface Order${unit} {`);
    both(`  id: Int`, `  id: number;`);
    both(`  customer: Text`, `  customer: string;`);
    both(`  amount: Float`, `  amount: number;`);
    both(`  note: Text?`, `  note: string | undefined;`);
    both(`}`, `}`);
    both(``, ``);
    both(
      `export neuro total${unit}(orders: List<Order${unit}>, rate: Float, limit: Int) -> Float {`,
      `export function total${unit}(orders: Order${unit}[], rate: number, limit: number): number {`,
    );
    both(`  var sum = 0.0`, `  let sum = 0.0;`);
    both(`  var count = 0`, `  let count = 0;`);
    both(`  for order in orders {`, `  for (const order of orders) {`);
    both(
      `    if order.amount > ${n}.0 and order.id != ${m} or count <= limit {`,
      `    if (order.amount > ${n}.0 && order.id !== ${m} || count <= limit) {`,
    );
    both(
      `      sum += order.amount * (1.0 + rate) - ${m}.5`,
      `      sum += order.amount * (1.0 + rate) - ${m}.5;`,
    );
    both(`      count += 1`, `      count += 1;`);
    both(`    } else {`, `    } else {`);
    both(`      sum -= order.amount / ${m}.0`, `      sum -= order.amount / ${m}.0;`);
    both(`    }`, `    }`);
    both(`  }`, `  }`);
    both(`  return sum`, `  return sum;`);
    both(`}`, `}`);
    both(``, ``);
    both(
      `neuro names${unit}(orders: List<Order${unit}>) -> List<Text> {`,
      `function names${unit}(orders: Order${unit}[]): string[] {`,
    );
    both(
      `  let large = orders.filter(order => order.amount > ${n}.0)`,
      `  const large = orders.filter(order => order.amount > ${n}.0);`,
    );
    both(`  return large`, `  return large`);
    both(
      `    .map(order => "{order.id}: {order.customer}")`,
      `    .map(order => \`\${order.id}: \${order.customer}\`)`,
    );
    both(
      `    .map(name => if name.length > ${m} { name } else { "none" })`,
      `    .map(name => name.length > ${m} ? name : "none");`,
    );
    both(`}`, `}`);
    both(``, ``);
    both(
      `let first${unit} = Order${unit} { id: ${n}, customer: "customer ${unit}", amount: ${m}.25, note: none }`,
      `const first${unit}: Order${unit} = { id: ${n}, customer: "customer ${unit}", amount: ${m}.25, note: undefined };`,
    );
    both(
      `let numbers${unit} = [${n}, ${m}, ${n + m}, total${unit}([first${unit}], 0.5, ${n})]`,
      `const numbers${unit} = [${n}, ${m}, ${n + m}, total${unit}([first${unit}], 0.5, ${n})];`,
    );
    both(``, ``);
  }
  return { neuro: neuro.join("\n"), typescript: typescript.join("\n") };
}

/** One unit in four knows its customers by name, and says so. */
export function withLabels(text: string): string {
  return text
    .split(/(?=^\/\/\/ An order)/m)
    .map((unit, index) =>
      index % 4 === 0
        ? unit
            .replace("customer: Text", "customer: personal Text")
            .replace("note: Text?", "note: personal Text?")
            .replace("-> List<Text>", "-> List<personal Text>")
        : unit,
    )
    .join("");
}
