/** Whether a value of one type may stand where another is asked for, outside of any body: what an editor ranks its offers by. */

import { emptyRow, noFailures } from "./capabilities.ts";
import type { CheckedProgram } from "./program.ts";
import { Solver, substitute, type Substitution } from "./solver.ts";
import { takesTexts } from "./text-types.ts";
import { type DefinitionId, takesArgument, type Type, type TypeParameterInfo } from "./types.ts";
import { variancesOf } from "./variance.ts";

/** A definition whose type parameters may stand for anything. */
export interface Generic {
  readonly id: DefinitionId;
  readonly typeParameters: readonly TypeParameterInfo[];
}

export type Fitting = (type: Type, expected: Type, generic?: Generic) => boolean;

export function fittingIn(program: CheckedProgram): Fitting {
  const definitions = { definition: (id: DefinitionId) => program.definitions.get(id) };
  return (type, expected, generic) => {
    const solver = new Solver(
      (id) => variancesOf(definitions, id),
      (id) => takesTexts(definitions, id),
    );
    const opened = generic === undefined ? type : opening(solver, type, generic);
    // Whether its effects are allowed there is another question, which has an answer of its own when it is checked.
    const pure =
      opened.kind === "function" ? { ...opened, uses: emptyRow, fails: noFailures } : opened;
    return solver.fits(pure, expected);
  };
}

function opening(solver: Solver, type: Type, { id, typeParameters }: Generic): Type {
  if (typeParameters.length === 0) return type;
  const by: Substitution = {
    types: new Map(
      typeParameters.filter(takesArgument).map(({ name }) => [name, solver.freshType()]),
    ),
    uses: new Map(),
    fails: new Map(),
  };
  return substitute(type, id, by);
}
