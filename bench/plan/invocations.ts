import { PRICES } from './prices.ts';

const MILLION = 1_000_000;

/** Dollars for invocations of so many milliseconds each. */
export function invocations(count: number, eachMs: number, memoryMib: number): number {
  const gbSeconds = count * (eachMs / 1_000) * (memoryMib / 1_024);
  return (count / MILLION) * PRICES.lambdaRequests.dollars + gbSeconds * PRICES.lambdaGbSecond.dollars;
}
