const ONES = [
  'zero one two three four five six seven eight nine ten',
  'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A whole number below a million in words, as the British say it; anything else as it stands. */
export function inWords(digits: string): string {
  const plain = digits.replaceAll(',', '');
  return /^\d{1,6}$/.test(plain) ? spelled(Number(plain)) : digits;
}

function spelled(n: number): string {
  if (n < 20) {
    return ONES[n] ?? '';
  }
  if (n < 100) {
    return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : `-${ONES[n % 10]}`}`;
  }
  return n < 1_000
    ? split(n, 100, 'hundred', ' and ')
    : split(n, 1_000, 'thousand', n % 1_000 < 100 ? ' and ' : ' ');
}

function split(n: number, by: number, name: string, joint: string): string {
  const head = `${spelled(Math.floor(n / by))} ${name}`;
  return n % by === 0 ? head : `${head}${joint}${spelled(n % by)}`;
}
