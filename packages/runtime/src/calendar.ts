/** Parts of a Time in UTC, the zone that gives the same answer everywhere. */

import { panic } from "./panic.ts";

/** `weekday` counts from Monday, 1, to Sunday, 7. */
export function timePart(milliseconds: number, part: string): number {
  const date = new Date(milliseconds);
  switch (part) {
    case "year":
      return date.getUTCFullYear();
    case "month":
      return date.getUTCMonth() + 1;
    case "day":
      return date.getUTCDate();
    case "hour":
      return date.getUTCHours();
    case "minute":
      return date.getUTCMinutes();
    case "second":
      return date.getUTCSeconds();
    case "weekday":
      return date.getUTCDay() || 7;
    default:
      return panic`a Time has no ${part}`;
  }
}
