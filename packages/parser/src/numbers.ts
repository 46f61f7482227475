/** The values of number, duration and size literals. */

export function numberValue(image: string): number {
  return Number(image.includes("_") ? image.replaceAll("_", "") : image);
}

const factors: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  B: 1,
  KB: 1024,
  MB: 1024 ** 2,
  GB: 1024 ** 3,
  TB: 1024 ** 4,
};

/** `2h30m` in milliseconds, `16MB` in bytes. */
export function unitValue(image: string): { unit: "duration" | "size"; value: number } {
  let value = 0;
  let unit: "duration" | "size" = "duration";
  for (const [, amount, name] of image.replaceAll("_", "").matchAll(/([0-9.]+)([a-zA-Z]+)/gu)) {
    if (name!.endsWith("B")) unit = "size";
    value += Number(amount) * (factors[name!] ?? 1);
  }
  // Whole milliseconds and bytes: 0.1s is 100 ms, not 100.00000000000001.
  return { unit, value: Math.round(value) };
}
