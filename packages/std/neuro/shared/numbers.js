// @ts-check
/** How people read numbers, for neuro:int and neuro:float. @module */

/** By the tags of NumberStyle: Plain, Grouped, Percent, Compact. */
const styles = [
  new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 20 }),
  new Intl.NumberFormat("en", { maximumFractionDigits: 3 }),
  new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }),
  new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }),
];

/** @param {number} value @param {{ readonly tag: number }} style */
export function formatNumber(value, style) {
  return /** @type {Intl.NumberFormat} */ (styles[style.tag]).format(value);
}
