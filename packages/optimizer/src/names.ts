/** Names of variables, which are unique in a definition: `x`, then `x_2`. */
import { visitBlock, type IrFunction, type IrTest, type Local } from "@neuro-lang/ir";

/** The variables of a function or test by their names. */
export function declaredLocals(owner: IrFunction | IrTest): Map<string, Local> {
  const locals = new Map<string, Local>();
  const note = (local: Local): void => void locals.set(local.name, local);
  if ("typeParameters" in owner)
    for (const parameter of owner.parameters)
      note({ ...parameter.local, var: parameter.local.var || parameter.var });
  else for (const parameter of owner.parameters) note(parameter);
  visitBlock(owner.body, { local: note });
  return locals;
}

/** A name that is not taken, and is from now on. */
export function freeName(name: string, taken: Set<string>): string {
  const plain = name.replace(/_\d+$/, "");
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${plain}_${count}`;
  taken.add(free);
  return free;
}
