import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { DUBLIN, idAt, SEOUL, stampAt } from '../domain/factories.ts';
import { withCounts } from './chat-fixture.ts';
import { ADA, BOB, bodyOf, messageAt, SESSION } from './read-fixture.ts';

const MESSAGES = '/v1/sessions/{id}/messages';

describe('messages', () => {
  const withMessages = async (...messages: MeridianEvent<'message.sent'>[]) => {
    const read = await withCounts();
    await read.stores.events.putMessages(messages);
    return read;
  };

  it('are shown as they stand now, by one read more for the whole page', async () => {
    const { get, stores, reads } = await withMessages(messageAt(1), messageAt(2), messageAt(3, BOB));
    const target = { message: idAt(1), author: ADA, stamp: stampAt(8) };
    await stores.events.modify(SESSION, SEOUL, { kind: 'edit', ...target, text: 'anew' });
    await stores.events.modify(SESSION, DUBLIN, {
      kind: 'reaction',
      ...target,
      by: BOB,
      emoji: '👍',
      on: true,
    });
    await stores.events.modify(SESSION, DUBLIN, {
      kind: 'deletion',
      ...target,
      message: idAt(3),
      author: BOB,
    });
    expect(bodyOf(await get(MESSAGES)).messages).toEqual([
      { ...messageAt(3, BOB), data: {}, deleted: true },
      messageAt(2),
      { ...messageAt(1), data: { text: 'anew' }, edited: idAt(8), reactions: { '👍': [BOB] } },
    ]);
    expect(reads).toEqual(['messages', 'modifications']);
  });

  it('that edits made too long for one answer come on the next page, none of them lost', async () => {
    const many = Array.from({ length: 30 }, (_, at) => messageAt(at + 1));
    const { get, stores } = await withMessages(...many);
    const attributes = { a: '"'.repeat(50_000) };
    for (const { id: message } of many) {
      const target = { message, author: ADA, stamp: stampAt(90) };
      await stores.events.modify(SESSION, SEOUL, { kind: 'edit', ...target, text: 'x', attributes });
    }
    const ids: string[] = [];
    let before: string | undefined;
    do {
      const answer = await get(MESSAGES, { query: before === undefined ? {} : { before } });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(Limits.pageBytes + 20_000);
      ids.push(...bodyOf(answer).messages.map(({ id }: { id: string }) => id));
      before = bodyOf(answer).next;
    } while (before !== undefined);
    expect(ids).toEqual(many.map(({ id }) => id).toReversed());
  });
});
