import { BEN, idAt, SESSION } from '../domain/factories.ts';
import { recordOf, recordWith } from '../queue-record.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { applying, patchIn, profileOf, sessionAt, streamedOf } from './apply-fixture.ts';

describe('what fails', () => {
  it('fails alone: a poison record holds nothing up', async () => {
    const { deliver, stores } = applying();
    const poison = ['no json', '{}', '{"v":1,"event":{}}', 'null', `${'['.repeat(50_000)}`];
    const records = poison.map((body, at) => recordWith(body, { messageId: `poison-${at}` }));
    const rest = await deliver([...records, recordOf(patchIn(SESSION, 1, { a: 1 }))]);
    expect(rest).toEqual(records);
    expect(await profileOf(stores, SESSION)).toEqual({ a: 1 });
  });

  it('at the tables concerns one session only', async () => {
    const stores = inMemoryStores();
    const events = {
      ...stores.events,
      append: async (...call: Parameters<typeof stores.events.append>) => {
        if (call[0] === SESSION) {
          throw new Error('The table does not answer.');
        }
        return stores.events.append(...call);
      },
    };
    const { deliver, streamed } = applying(stores, { stores: { ...stores, events } });
    const ill = [recordOf(patchIn(SESSION, 1, { a: 1 })), recordOf(patchIn(SESSION, 2, { a: 1 }))];
    const well = patchIn(sessionAt(9), 1, { a: 1 });
    expect(await deliver([ill[0] as never, recordOf(well), ill[1] as never])).toEqual(ill);
    expect(streamed.map(({ event }) => event)).toEqual([well]);
  });

  it('at the stream gives back exactly the messages that it did not take', async () => {
    const taken: string[] = [];
    const { deliver } = applying(inMemoryStores(), {
      publisher: {
        publish: async (events) => {
          const refused = events.filter(({ candidate }) => candidate.event.id === idAt(2));
          taken.push(
            ...events.filter((one) => !refused.includes(one)).map((one) => streamedOf(one).event.id),
          );
          return new Set(refused);
        },
      },
    });
    const records = [
      recordOf(patchIn(SESSION, 1, { a: 1 })),
      recordOf(patchIn(SESSION, 2, { a: 2 })),
      recordOf(patchIn(SESSION, 2, { a: 2 }), { messageId: 'the same again' }),
      recordOf(patchIn(SESSION, 2, { a: 2 }, BEN)),
      recordOf(patchIn(SESSION, 3, { a: 3 })),
    ];
    expect(await deliver(records)).toEqual(records.slice(1, 4));
    expect(taken).toEqual([idAt(1), idAt(3)]);
  });

  it('comes again later each time, at most after two minutes', async () => {
    const secondsAfter = async (receives: number, random: number) => {
      const { deliver, returned } = applying(inMemoryStores(), {
        random: () => random,
        publisher: { publish: async (events) => new Set(events) },
      });
      await deliver([recordOf(patchIn(SESSION, 1, { a: 1 }), { receives })]);
      return returned[0]?.seconds;
    };
    expect(await Promise.all([1, 2, 5, 9, 10, 20].map((receives) => secondsAfter(receives, 1)))).toEqual([
      2, 4, 32, 120, 120, 120,
    ]);
    expect(await secondsAfter(5, 0)).toBe(16);
  });

  it.each([
    ['at once when it names no event', 'no json', 0],
    ['soon when it names one', JSON.stringify({ v: 2, event: patchIn(SESSION, 1, { a: 1 }) }), 5],
  ])('that nobody can read comes again %s', async (_, body, seconds) => {
    const { deliver, returned } = applying();
    await deliver([recordWith(body, { receives: 15 })]);
    expect(returned).toEqual([
      { receiptHandle: 'handle of m-1', queueArn: expect.stringContaining('meridian-bulk'), seconds },
    ]);
  });
});
