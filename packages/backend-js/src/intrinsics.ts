/**
 * Externs of the standard library for which JavaScript has the very thing: written inline, they read like JavaScript, and the
 * engine specialises each place by the values that it sees there. Their externs mean the same.
 */
import { call, js, Level, operand, type Js } from "./js.ts";

type Write = (values: readonly Js[]) => Js;

const method =
  (name: string): Write =>
  ([object, ...rest]) =>
    call(`${operand(object!, Level.call)}.${name}`, rest);
const global =
  (name: string): Write =>
  (values) =>
    call(name, values);

const table: Readonly<Record<string, Write>> = {
  "neuro:list#append": method("push"),
  "neuro:list#first": ([list]) => js(`${operand(list!, Level.call)}[0]`, Level.call),
  "neuro:list#removeLast": method("pop"),
  "neuro:map#has": method("has"),
  "neuro:set#has": method("has"),
  "neuro:set#add": method("add"),
  "neuro:map#remove": method("delete"),
  "neuro:set#remove": method("delete"),
  "neuro:float#sqrt": global("Math.sqrt"),
  "neuro:float#sin": global("Math.sin"),
  "neuro:float#cos": global("Math.cos"),
  "neuro:float#exp": global("Math.exp"),
  "neuro:float#log": global("Math.log"),
  "neuro:float#abs": global("Math.abs"),
  "neuro:text#startsWith": method("startsWith"),
  "neuro:text#endsWith": method("endsWith"),
  "neuro:text#contains": method("includes"),
};

export function intrinsic(callee: string): Write | undefined {
  return table[callee];
}
