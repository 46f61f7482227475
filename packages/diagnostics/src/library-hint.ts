/** What is said of a name that nothing declares: what was perhaps meant, and where the library has it. */
export function hintForUnknown(
  suggestion: string | undefined,
  modules: readonly string[],
): string | undefined {
  const where = modules.map((path) => `\`${path}\``).join(", ");
  if (suggestion !== undefined) {
    const meant = `Did you mean \`${suggestion}\`?`;
    return modules.length === 0 ? meant : `${meant} Or import it from ${where}.`;
  }
  if (modules.length === 0) return undefined;
  return modules.length === 1
    ? `Import it: ${where} has it.`
    : `Import it from the module that you mean: ${where}.`;
}
