import type { MeridianEvent } from '../contract/events.ts';
import type { ShownMessage } from '../domain/modification.ts';
import type { Ports } from './ports.ts';

/**
 * What was said but for questions that were taken back or have failed: a model that is told one would answer it along
 * with the next, or refuse the next as it refused it. Reads only where a question has no answer among the messages.
 */
export async function withoutEnded(
  { events }: Pick<Ports, 'events'>,
  sessionId: string,
  messages: readonly ShownMessage[],
): Promise<readonly ShownMessage[]> {
  const answered = new Set(messages.flatMap(questionOf));
  const open = messages.filter(
    ({ type, id, source }) => type === 'completion.requested' && !answered.has(`${id}#${source}`),
  );
  const isEnded = async ({ id, source: asker }: ShownMessage): Promise<boolean> => {
    const { finished, failed, cancelled } = await events.completion(sessionId, { id, asker });
    return finished === undefined && (failed ?? cancelled) !== undefined;
  };
  const ended = await Promise.all(open.map(isEnded));
  const left = new Set(open.filter((_, at) => ended[at]));
  return messages.filter((message) => !left.has(message));
}

/** The question that an answer is for. */
function questionOf({ type, data }: ShownMessage): string[] {
  if (type !== 'completion.finished') {
    return [];
  }
  const { completion, author } = data as Partial<MeridianEvent<'completion.finished'>['data']>;
  return [`${completion}#${author}`];
}
