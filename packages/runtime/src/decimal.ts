/**
 * `Decimal`: exact decimal numbers, an unscaled whole number and a count of digits after the point. Sums and products are exact
 * however long they get, which a library with a fixed precision does not give; only quotients round, half to even.
 */

import { panic } from "./panic.ts";

export type Rounding = "half-even" | "half-up" | "down" | "up" | "floor" | "ceiling";

/** Significant digits of a quotient whose scale nobody asked for. */
const quotientDigits = 34;

export class Decimal {
  readonly unscaled: bigint;
  /** Digits after the point; kept as written, so that 1.50 shows as 1.50. Never negative. */
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** `-12.50`, `3`, `1.5e3`; undefined for anything else. */
  static parse(text: string): Decimal | undefined {
    const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
    if (match === null) return undefined;
    const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
    const unscaled = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
    const scale = fraction.length - Number(exponent);
    return scale < 0 ? new Decimal(unscaled * tenTo(-scale), 0) : new Decimal(unscaled, scale);
  }

  static fromInt(value: number): Decimal {
    return new Decimal(BigInt(value), 0);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#at(scale) + other.#at(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** With `scale` digits after the point; without, up to 34 significant digits and no trailing zeros. */
  divide(other: Decimal, scale?: number, rounding: Rounding = "half-even"): Decimal {
    if (other.unscaled === 0n) panic`a Decimal was divided by zero`;
    if (scale !== undefined) return this.#quotient(other, scale, rounding);
    const wholeDigits =
      digitsOf(this.unscaled) - this.scale - (digitsOf(other.unscaled) - other.scale);
    return this.#quotient(other, Math.max(0, quotientDigits - wholeDigits), rounding).stripped();
  }

  #quotient(other: Decimal, scale: number, rounding: Rounding): Decimal {
    const shift = scale + other.scale - this.scale;
    const numerator = shift > 0 ? this.unscaled * tenTo(shift) : this.unscaled;
    const denominator = shift < 0 ? other.unscaled * tenTo(-shift) : other.unscaled;
    return new Decimal(roundedQuotient(numerator, denominator, rounding), scale);
  }

  /** `div` and `%` floor, like those of Int. */
  floorDivide(other: Decimal): Decimal {
    if (other.unscaled === 0n) panic`a Decimal was divided by zero`;
    return this.#quotient(other, 0, "floor");
  }

  modulo(other: Decimal): Decimal {
    return this.subtract(this.floorDivide(other).multiply(other));
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  round(scale: number, rounding: Rounding = "half-even"): Decimal {
    if (scale >= this.scale) return new Decimal(this.#at(scale), scale);
    return new Decimal(roundedQuotient(this.unscaled, tenTo(this.scale - scale), rounding), scale);
  }

  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.#at(scale);
    const right = other.#at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Without zeros at the end of the fraction. */
  stripped(): Decimal {
    let { unscaled, scale } = this;
    while (scale > 0 && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale--;
    }
    return new Decimal(unscaled, scale);
  }

  /** The same text for equal numbers. */
  canonical(): string {
    return this.stripped().toString();
  }

  toNumber(): number {
    return Number(this.toString());
  }

  toString(): string {
    const negative = this.unscaled < 0n;
    const digits = String(negative ? -this.unscaled : this.unscaled).padStart(this.scale + 1, "0");
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = digits.slice(digits.length - this.scale);
    return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
  }

  #at(scale: number): bigint {
    return this.unscaled * tenTo(scale - this.scale);
  }
}

function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function digitsOf(value: bigint): number {
  return String(value < 0n ? -value : value).length;
}

function roundedQuotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const negative = numerator < 0n !== denominator < 0n;
  const away = quotient + (negative ? -1n : 1n);
  const twice = magnitude(remainder) * 2n;
  const half = magnitude(denominator);
  switch (rounding) {
    case "down":
      return quotient;
    case "up":
      return away;
    case "floor":
      return negative ? away : quotient;
    case "ceiling":
      return negative ? quotient : away;
    case "half-up":
      return twice >= half ? away : quotient;
    case "half-even":
      if (twice === half) return quotient % 2n === 0n ? quotient : away;
      return twice > half ? away : quotient;
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
