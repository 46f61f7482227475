/** Programs in links: compressed into the part of an address that browsers keep to themselves. */

export interface LinkedProgram {
  readonly text: string;
  /** Its line of arguments. */
  readonly words: string;
}

/** Which form the rest has; another form gets another letter. */
const mark = "#p";

export async function linkTo(program: LinkedProgram): Promise<string> {
  const bytes = await through(
    new CompressionStream("deflate-raw"),
    new TextEncoder().encode(JSON.stringify(program)),
  );
  return mark + toBase64(bytes);
}

/** Undefined if the link holds no program, or only part of one. */
export async function programIn(fragment: string): Promise<LinkedProgram | undefined> {
  if (!fragment.startsWith(mark)) return undefined;
  try {
    const bytes = fromBase64(fragment.slice(mark.length));
    const text = new TextDecoder().decode(
      await through(new DecompressionStream("deflate-raw"), bytes),
    );
    const found = JSON.parse(text) as Partial<LinkedProgram>;
    return typeof found.text === "string" && typeof found.words === "string"
      ? { text: found.text, words: found.words }
      : undefined;
  } catch {
    return undefined;
  }
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await whole.arrayBuffer());
}

/** In the alphabet of addresses (RFC 4648, section 5); `Uint8Array.toBase64` is too new for many browsers. */
function toBase64(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
