// @ts-check
/** How people read numbers, for neuro:int and neuro:float. @module */

/** By the tags of NumberStyle: Plain, Grouped, Percent, Compact. @type {Intl.NumberFormatOptions[]} */
const styles = [
  { useGrouping: false, maximumFractionDigits: 20 },
  { maximumFractionDigits: 3 },
  { style: "percent", maximumFractionDigits: 1 },
  { notation: "compact", maximumFractionDigits: 1 },
];
/** Made when they are first needed: each takes a few milliseconds. @type {(Intl.NumberFormat | undefined)[]} */
const formats = [];

/** @param {number} value @param {{ readonly tag: number }} style */
export function formatNumber(value, style) {
  const format = (formats[style.tag] ??= new Intl.NumberFormat("en", styles[style.tag]));
  return format.format(value);
}
