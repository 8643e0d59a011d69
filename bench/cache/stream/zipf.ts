/** Draws places from 0 by a number from 0 to 1: place n comes as often as 1 / (n + 1) ** skew. */
export function zipf(count: number, skew: number): (random: number) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let place = 0; place < count; place++) {
    sum += 1 / (place + 1) ** skew;
    sums.push(sum);
  }
  return (random) => {
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = (sums[middle] as number) <= random * sum ? [middle + 1, high] : [low, middle];
    }
    return low;
  };
}
