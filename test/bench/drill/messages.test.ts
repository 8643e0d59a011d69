import { ANNA, BEN, SEOUL, SESSION, sent } from '../../lambdas/domain/factories.ts';
import { COMMITS, commitAt, HELLO, REGIONS } from './commits.ts';
import { against, listed, type World, withCommits } from './world.ts';

const [OLD, MIDDLE, NEW] = [HELLO, sent(7, 'how are you?'), sent(8, 'fine', BEN)] as const;

/** A world in which three messages were said, and these pages shown beside those of the end. */
function shown(...pages: ReturnType<typeof listed>[]): World {
  const { entries, evidence } = withCommits([...COMMITS, commitAt(SEOUL, 2, MIDDLE, NEW)]);
  const others = entries.filter(({ seen }) => seen.op !== 'messages');
  return { entries: [...others, ...pages], evidence };
}

const inAll = (...messages: Parameters<typeof listed>[0][]) =>
  REGIONS.flatMap((region) => messages.map((page) => listed(page, { whole: true }, { region })));
const WHOLE = inAll([NEW, MIDDLE, OLD]);
const faults = (...pages: ReturnType<typeof listed>[]) => against(shown(...pages)).messages;
const below = `${NEW.event.id}.${BEN}`;

it('takes pages that are a part of what was said, and a list in pages', () => {
  expect(faults(...WHOLE, listed([]), listed([NEW, OLD]), listed([OLD], { before: below }))).toBeUndefined();
  expect(faults(...inAll([NEW, MIDDLE], [OLD]))).toBeUndefined();
});

it('finds an empty page at the end, a refused one and one that never came', () => {
  expect(faults(...inAll([]))).toBe(9);
  expect(faults(...WHOLE.map((entry) => ({ ...entry, status: 500 })))).toBe(9);
  expect(faults(...WHOLE.slice(1))).toBe(3);
});

it('finds one message that a region leaves out', () => {
  expect(
    faults(...WHOLE.slice(1), listed([NEW, OLD], { whole: true }, { region: REGIONS[0] as string })),
  ).toBe(1);
});

it('finds a page with the oldest first, and a message that is twice on a page', () => {
  expect(faults(...WHOLE, listed([OLD, MIDDLE, NEW]))).toBe(2);
  expect(faults(...WHOLE, listed([MIDDLE, MIDDLE]))).toBe(1);
});

it('finds a page that does not begin below where it was to', () => {
  expect(faults(...WHOLE, listed([NEW], { before: below }))).toBe(1);
});

it('finds messages that nobody said, or not so', () => {
  expect(faults(...WHOLE, listed([sent(9, 'made up')]))).toBe(1);
  expect(faults(...WHOLE, listed([sent(8, 'awful', BEN)]))).toBe(1);
  expect(faults(...WHOLE, listed([sent(8, 'fine', ANNA)]))).toBe(1);
  expect(faults(...WHOLE, listed([NEW], { session: `${SESSION}x` }))).toBe(1);
});
