import { WHISPER_BYTES } from '../../lambdas/contract/client-limits.ts';
import { ClientError } from '../client-error.ts';
import { byteLength } from '../outbox/byte-length.ts';
import type { Ports } from '../ports.ts';

/** The same again says nothing new for so long; whoever hears it shows it for twice as long. */
const SAME_AGAIN_MS = 3_000;
/** Between two that differ; in between, the last one waits. */
const APART_MS = 250;

/** Sends as little as says the same. @throws ClientError `invalid` for what is too large */
export function whispering(
  { after, nowMs }: Pick<Ports, 'after' | 'nowMs'>,
  send: (payload: string) => void,
): (data: unknown) => void {
  let last = { text: '', atMs: 0 };
  let next: string | undefined;
  let isResting = false;
  const say = () => {
    isResting = false;
    if (next === undefined) return;
    last = { text: next, atMs: nowMs() };
    send(`{"data":${next}}`);
    next = undefined;
    isResting = true;
    after(APART_MS, say);
  };
  return (data) => {
    const text = JSON.stringify(data);
    if (byteLength(text) > WHISPER_BYTES) {
      throw new ClientError('invalid', `A whisper has at most ${WHISPER_BYTES} bytes.`);
    }
    if (next === undefined && text === last.text && nowMs() - last.atMs < SAME_AGAIN_MS) return;
    next = text;
    if (!isResting) say();
  };
}
