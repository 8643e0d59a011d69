import { guardedSender } from '../../../lambdas/platform/guarded-sender.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import type { Entry, Sent } from '../../../lambdas/platform/sender.ts';

const ENTRIES: Entry[] = [
  { urgency: 'bulk', body: 'a' },
  { urgency: 'bulk', body: 'b' },
];

function senderWith(outcomes: Sent[]) {
  const calls = { sendAll: 0 };
  const sender = guardedSender(
    {
      send: async () => {},
      sendAll: async () => {
        calls.sendAll += 1;
        return outcomes;
      },
    },
    guarded('SQS', { timeoutMs: 50, failuresToOpen: 2 }),
  );
  return { sender, calls };
}

test('what was sent in part is told in part, and opens no circuit', async () => {
  const { sender, calls } = senderWith(['sent', 'failed']);
  for (let at = 0; at < 3; at += 1) {
    expect(await sender.sendAll(ENTRIES)).toEqual(['sent', 'failed']);
  }
  expect(calls.sendAll).toBe(3);
});

test('a queue that takes nothing is left alone after a few tries', async () => {
  const { sender, calls } = senderWith(['failed', 'failed']);
  for (let at = 0; at < 4; at += 1) {
    expect(await sender.sendAll(ENTRIES)).toEqual(['failed', 'failed']);
  }
  expect(calls.sendAll).toBe(2);
  await expect(sender.send('bulk', 'a')).rejects.toMatchObject({ code: 'circuit-open' });
});
