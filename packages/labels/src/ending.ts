/** The end of a program: a failure that leaves `main` is shown to the person who runs it, as if it was printed. */

import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { joined } from "./flows.ts";
import { bottom, type Label, personal, untrusted } from "./label.ts";
import type { Neuro } from "./program.ts";
import { plain } from "./shapes.ts";
import { writtenEffects } from "./signatures.ts";

/** The console is cleared for what is personal; a row that is written has to say so. What is untrusted is only carried. */
export function failureLeaves(body: Body, { definition, declaration }: Neuro): void {
  if (definition.name !== "main") return;
  const { types } = definition.fails;
  if (types.length === 0) return;
  const { signature } = declaration;
  const step = { node: placeOf(declaration), what: "its message shows all its fields" };
  const fields = types.map((type) => body.seen(plain(type), step));
  const causes = joined([body.program.labelsOfCauses], {
    ...step,
    what: "a failure that it was raised from is shown as well",
  });
  body.demand("shown", joined([body.failure, ...fields, causes]), step.node, "", {
    except: untrusted | (personal & saidOfConsole(body, signature)),
    row: signature.uses,
  });
}

/** The row of failures, if it is written. */
function placeOf({ name, signature: { fails = [] } }: tree.Neuro): tree.Node {
  const [first, last] = [fails[0], fails.at(-1)];
  return first === undefined || last === undefined ? name : { ...first, end: last.end };
}

function saidOfConsole(body: Body, { uses }: tree.Signature): Label {
  if (uses === undefined) return personal;
  return writtenEffects(uses, body.scope)
    .effects.filter(({ capability }) => capability === "console")
    .reduce((all, { label }) => all | label.label, bottom);
}
