import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import type { Measured } from '../row.ts';
import type { StampingModel } from '../streaming/stamping-model.ts';
import { answerTo, sessionsOf } from './asking.ts';

const QUESTION = 'Why do flamingos stand on one leg?';

/** The same question of many people of one tenant at once. */
export async function identicalAtOnce(
  cloud: CloudProcess,
  model: StampingModel,
  people: number,
): Promise<Measured[]> {
  model.behave(() => ({ pieces: 20, gapMs: 100, cut: undefined }));
  const sessions = await sessionsOf(cloud, 'identical', people);
  const from = model.calls.length;
  const ends = await Promise.all(sessions.map((session) => answerTo(cloud, session, QUESTION)));
  const texts = new Set(ends.map(({ text }) => text));
  return [
    {
      name: `model calls for ${people} identical questions at once`,
      value: model.calls.length - from,
      unit: '',
      goal: { atMost: 1 },
    },
    { name: 'different answers to them', value: texts.size, unit: '', goal: { atMost: 1 } },
    {
      name: 'of them without an answer',
      value: ends.filter(({ status }) => status !== 'finished').length,
      unit: '',
      goal: { atMost: 0 },
    },
  ];
}
