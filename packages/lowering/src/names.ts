/** Names of variables, unique in a definition: `x`, then `x_2`. */

export class Names {
  readonly #taken = new Set<string>();

  fresh(name: string): string {
    let unique = name;
    for (let count = 2; this.#taken.has(unique); count += 1) unique = `${name}_${count}`;
    this.#taken.add(unique);
    return unique;
  }
}
