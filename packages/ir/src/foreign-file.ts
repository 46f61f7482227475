/** The name of the JavaScript beside a module, as its author knows it: `mail.js`. */
export function foreignFile(module: string): string {
  return module.slice(module.lastIndexOf("/") + 1).replace(/\.neuro$/, ".js");
}
