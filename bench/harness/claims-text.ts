import type { Check } from './check.ts';

/** A claim as it is printed, with what was seen of it. */
export interface Claim {
  readonly claim: string;
  readonly seen: string;
  readonly holds: 'yes' | 'NO' | 'NOT TRIED';
}

export function claimOf({ claim, seen, holds }: Check): Claim {
  return { claim, seen, holds: holds ? 'yes' : 'NO' };
}

const COLUMNS = 100;
const JUDGEMENT_COLUMNS = 'NOT TRIED'.length;
const MARGIN = '  ';

/** Claims for a terminal, in lines that most of them have room for, and at the end how many hold. */
export function claimsText(claims: readonly Claim[]): string {
  const held = claims.filter(({ holds }) => holds === 'yes').length;
  return [...claims.map(textOf), `${held} of ${claims.length} claims hold.`].join('\n');
}

function textOf({ claim, seen, holds }: Claim): string {
  const indent = MARGIN.padEnd(MARGIN.length + JUDGEMENT_COLUMNS + MARGIN.length);
  const [first = '', ...rest] = wrapped(claim, COLUMNS - indent.length);
  const below = [
    ...rest,
    ...wrapped(seen, COLUMNS - indent.length - MARGIN.length).map((line) => MARGIN + line),
  ];
  return [
    `${MARGIN}${holds.padEnd(JUDGEMENT_COLUMNS)}${MARGIN}${first}`,
    ...below.map((line) => indent + line),
  ].join('\n');
}

/** Between words; a word that is longer has a line of its own. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
