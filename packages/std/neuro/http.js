// @ts-check
/** Externs of neuro:http, over the platform's URL. @module */
import { hostFits, NeuroMap, panic } from "@neuro-lang/runtime";

/** A literal may be written as an address is and still be none: `https://1.2.3.400`. @param {string} url */
function opened(url) {
  return URL.canParse(url) ? new URL(url) : panic`\`${url}\` is no address`;
}

/** `https://name:password@host` would send a password to whoever is named behind the `@`. @param {URL} url */
function namesSomebody(url) {
  return url.username !== "" || url.password !== "";
}

/** As it was written, unless the platform reads it in another way than it stands there. @param {string} written @param {URL} url */
function spelled(written, url) {
  return url.href === `${written}/` ? written : url.href;
}

/** @param {string} text @returns {string | undefined} */
export function normal(text) {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.host === "") return undefined;
  if (namesSomebody(url)) return undefined;
  return spelled(text, url);
}

/** @param {string} url */
export function scheme(url) {
  return opened(url).protocol.slice(0, -1);
}

/** @param {string} url */
export function host(url) {
  return opened(url).host;
}

/** @param {string} url */
export function path(url) {
  return opened(url).pathname;
}

/** @param {string} url */
export function parameters(url) {
  return new NeuroMap(opened(url).searchParams);
}

/** @param {string} base @param {string} path */
export function join(base, path) {
  const { origin } = opened(base);
  const joined = URL.canParse(path, base) ? new URL(path, base) : undefined;
  const isInside = joined?.origin === origin && !namesSomebody(joined);
  // What would lead elsewhere, `//other.net` or `javascript:`, is a path that only looks like it.
  return new URL(isInside ? path : `./${path}`, base).href;
}

/** @param {string} url @param {import("@neuro-lang/runtime").NeuroMap<string, string>} parameters */
export function query(url, parameters) {
  const changed = opened(url);
  for (const [name, value] of parameters) changed.searchParams.set(name, value);
  return changed.href;
}

/** @param {string} host @param {string} pattern */
export function fitsHost(host, pattern) {
  return hostFits(pattern, host);
}
