import type { Ports } from '../../../lambdas/summarize/ports.ts';
import { type Fate, type Mortal, mortality } from '../mortality.ts';
import { DUE, deletion, summarizer } from './summarize-fixture.ts';

/** The process with every port that reaches out of it. */
function unlucky(ports: Ports, { wrapped }: Mortal): Partial<Ports> {
  const { mostTokens, fold } = ports.summarizer;
  const { messages, modifications, contentChanges } = ports.events;
  return {
    events: wrapped({ messages, modifications, contentChanges }),
    summaries: wrapped(ports.summaries),
    summarizer: { mostTokens, ...wrapped({ fold }) },
    redelivery: wrapped(ports.redelivery),
  };
}

/** A summary that is to be made anew and folded further, one accident, and deliveries until nothing is left. */
async function live(fate: Fate, nth: number) {
  const mortal = mortality(fate, nth);
  const world = summarizer();
  const { stores, summaries } = world;
  const said = await world.say('number', 1, 30);
  await world.deliver();
  await world.say('number', 31, 60);
  await world.modify(deletion(said[4]?.id ?? '', 100));
  const fated = summarizer({ world: { stores, summaries }, changes: (ports) => unlucky(ports, mortal) });
  let isLeft = true;
  for (let delivery = 1; isLeft && delivery < 6; delivery++) {
    const comesAgain = await fated.deliver(DUE, delivery).catch(() => true);
    const died = fate !== 'fails' && mortal.calls.length >= nth && delivery === 1;
    // Whatever a process that died has answered, nobody heard it.
    isLeft = comesAgain || died;
    mortal.revive();
  }
  expect(isLeft).toBe(false);
  return { ...fated, befell: mortal.calls.length >= nth };
}

it.each<Fate>(['dies before', 'dies after', 'fails'])(
  'a process that %s any one of its calls leaves one summary, of what was not deleted',
  async (fate) => {
    let nth = 0;
    let befell: boolean;
    do {
      nth++;
      const world = await live(fate, nth);
      const { text } = (await world.kept()) ?? { text: '' };
      const numbers = new Set((text.match(/number \d+/g) ?? []).map((one) => Number(one.slice(7))));
      const expected = Array.from({ length: 48 }, (_, at) => at + 1).filter((number) => number !== 5);
      expect([...numbers].sort((a, b) => a - b)).toEqual(expected);
      // An accident costs one more call of a model, and no more.
      expect(world.asked.length).toBeLessThanOrEqual(2);
      befell = world.befell;
    } while (befell);
    // As many calls as there are: fewer would mean that the test has stopped to look.
    expect(nth).toBeGreaterThan(8);
  },
);
