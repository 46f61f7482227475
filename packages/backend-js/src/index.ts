/** Neuro-IR to readable JavaScript modules, their declarations and source maps. */

export type { EmitOptions } from "./context.ts";
export { emitModule, type EmittedModule } from "./module.ts";
