/** Long work as a generator: between two steps, who drives it may do something else. */

/** Does all the work in one go. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same work, saying something else at each step. */
export function* saying<Said, Told, T>(
  steps: Generator<Said, T>,
  tell: (said: Said) => Told,
): Generator<Told, T> {
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) yield tell(step.value);
  return step.value;
}
