/** Hands the page out on this machine, to this machine. */

import { createServer } from "node:http";
import { extname } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
};

/** Beside what the page itself forbids: other pages may not hold it in a frame, and nobody learns where it was left to. */
const headers = {
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
};

/** Gives the page's address. `port` 0 takes any that is free. It is served as long as this process lives. */
export function serveSite(site: ReadonlyMap<string, string>, port: number): Promise<string> {
  const server = createServer(({ method, url = "/" }, response) => {
    const path = new URL(url, "http://playground").pathname.slice(1) || "index.html";
    const content = site.get(path);
    if (content === undefined || (method !== "GET" && method !== "HEAD")) {
      response.writeHead(content === undefined ? 404 : 405, headers).end();
      return;
    }
    const type = `${types[extname(path)] ?? "text/plain"}; charset=utf-8`;
    response.writeHead(200, { ...headers, "Content-Type": type });
    response.end(method === "HEAD" ? undefined : content);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as { readonly port: number };
      resolve(`http://127.0.0.1:${taken}/`);
    });
  });
}
