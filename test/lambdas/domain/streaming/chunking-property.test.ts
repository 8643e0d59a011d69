import fc from 'fast-check';
import { runs } from '../arbitraries.ts';
import { chunked, type Said, textOf } from './chunked.ts';

/** Characters that are more than one code unit or more than one code point, whole and in parts. */
const character = fc.constantFrom(
  'a',
  ' ',
  'é',
  'e\u0301',
  '한',
  '😀',
  '👍🏽',
  '👩‍👩‍👧‍👦',
  '🇰🇷',
  'क्ष',
  '\r\n',
  '\u200d',
  '\u0301',
);

const answer = fc.string({ unit: character, maxLength: 120 });

/** An answer as deltas that are cut anywhere, within pairs too. */
const deltas = answer.chain((text) =>
  fc
    .array(fc.record({ afterMs: fc.nat({ max: 90 }), units: fc.integer({ min: 1, max: 30 }) }), {
      minLength: text.length,
      maxLength: text.length,
    })
    .map((cuts) => ({ text, said: cutUp(text, cuts) })),
);

function cutUp(text: string, cuts: readonly { afterMs: number; units: number }[]): Said[] {
  let at = 0;
  return cuts.flatMap(({ afterMs, units }) => {
    const piece = text.slice(at, at + units);
    at += units;
    return piece === '' ? [] : [{ afterMs, text: piece }];
  });
}

const boundaries = (text: string): Set<number> =>
  new Set([...new Intl.Segmenter('und').segment(text)].map(({ index }) => index).concat(text.length));

/** What of the first units of an answer is whole characters, whatever comes next. */
function wholeUnits(pieces: readonly Said[], units: number): number {
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .slice(0, units);
  const paired = /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
  return [...new Intl.Segmenter('und').segment(paired)].at(-1)?.index ?? 0;
}

describe('an answer in chunks', () => {
  it('is the same text, numbered without a hole, cut only where characters end, 25 times a second at most', () => {
    fc.assert(
      fc.property(deltas, ({ text, said: pieces }) => {
        const sent = chunked(pieces);
        const chunks = sent.map(({ chunk }) => chunk);
        expect(textOf(chunks)).toBe(text);
        expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, at) => at));
        expect(chunks.at(-1)).toMatchObject({ kind: 'end', length: text.length });
        const cuts = chunks.map((_, at) => textOf(chunks.slice(0, at)).length);
        // A run of marks that is longer than any character may be cut.
        const longest = Math.max(
          0,
          ...[...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment.length),
        );
        expect(longest > 64 || cuts.every((cut) => boundaries(text).has(cut))).toBe(true);
        expect(sent.every(({ atMs }, at) => at === 0 || atMs - (sent[at - 1]?.atMs ?? 0) >= 40)).toBe(true);
      }),
      runs,
    );
  });

  it('never waits longer than 50 ms with whole characters', () => {
    fc.assert(
      fc.property(deltas, ({ said: pieces }) => {
        const sent = chunked(pieces);
        let saidAtMs = 1_000;
        let units = 0;
        for (const { afterMs, text } of pieces) {
          saidAtMs += afterMs;
          units += text.length;
          // All but the last character of what was said is sent by then, unless a chunk goes out at that moment.
          const by = sent.filter(({ atMs }) => atMs <= saidAtMs + 50).map(({ chunk }) => chunk);
          expect(textOf(by).length).toBeGreaterThanOrEqual(Math.min(units, wholeUnits(pieces, units)));
        }
      }),
      runs,
    );
  });
});
