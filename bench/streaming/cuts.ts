import { atOnce } from '../prove/at-once.ts';
import type { Measured } from '../row.ts';
import { Follower } from './follower.ts';
import { plainClient, plainQuestion } from './overhead.ts';
import { ask, connectDevice, ending, type Stage } from './stage.ts';
import { type Call, CUTS, type Manner } from './stamping-model.ts';

const PIECES = 12;
const GAP_MS = 20;
/** Of a model's calls. */
const CUT_SHARE = 0.4;
const ANSWERS_AT_ONCE = 4;

/** A model that breaks off, beside a loop over the SDK's stream. */
export async function cuts(stage: Stage, answers: number, random: () => number): Promise<Measured[]> {
  const { model } = stage;
  const manner = (): Manner => {
    const cut = random() < CUT_SHARE ? CUTS[Math.floor(random() * CUTS.length)] : undefined;
    return { pieces: PIECES, gapMs: GAP_MS, cut };
  };
  model.behave(manner);
  const from = model.calls.length;
  const told = await asked(stage, answers);
  const calls = model.calls.slice(from);
  const plain = await byThemselves(stage, answers);
  const broken = calls.filter(({ isCut }) => isCut);
  const short = (text: string) => broken.some(({ said }) => said === text);
  return [
    {
      name: `calls that broke off, of ${calls.length}`,
      value: broken.length,
      unit: '',
      goal: { atLeast: 1 },
    },
    {
      name: 'of them taken for answers',
      value: told.messages.filter(short).length,
      unit: '',
      goal: { atMost: 0 },
    },
    {
      name: 'of them whole on a device',
      value: told.whole.filter(short).length,
      unit: '',
      goal: { atMost: 0 },
    },
    {
      name: 'runs left open on the device, neither whole nor taken back',
      value: told.open,
      unit: '',
      goal: { atMost: 0 },
    },
    {
      name: `questions answered whole, of ${answers}`,
      value: told.messages.length,
      unit: '',
      ...(told.codes.length > 0 && { note: `failed: ${told.codes.join(', ')}` }),
    },
    { name: `cut answers that a plain loop took for whole, of ${plain.cut}`, value: plain.taken, unit: '' },
  ];
}

interface Told {
  /** Texts of messages. */
  readonly messages: string[];
  /** Of questions that failed. */
  readonly codes: string[];
  /** Texts that the device took for whole. */
  readonly whole: string[];
  /** Runs of which it heard neither an end nor that they are void. */
  readonly open: number;
}

async function asked(stage: Stage, answers: number): Promise<Told> {
  const runs = new Map<string, Follower>();
  const device = await connectDevice(stage, (envelope) => {
    // Each run of an answer by itself: what was whole once must have been so.
    const key = `${envelope.completion} ${envelope.run}`;
    const follower = runs.get(key) ?? new Follower();
    runs.set(key, follower);
    follower.heard(envelope);
  });
  const ends = await atOnce(ANSWERS_AT_ONCE, Array.from({ length: answers }), async (_, at) =>
    ending(stage, await ask(stage, `Answer ${at} that may break off.`)),
  );
  device.drop();
  const outcomes = [...runs.values()].map(({ assembly }) => assembly);
  return {
    messages: ends.filter(({ status }) => status === 'finished').map(({ text }) => String(text)),
    codes: ends.filter(({ status }) => status === 'failed').map(({ code }) => String(code)),
    whole: outcomes.filter(({ outcome }) => outcome.kind === 'whole').map(({ text }) => text),
    open: outcomes.filter(({ outcome }) => outcome.kind === 'open').length,
  };
}

/** The loop that examples show: an error is one, and the end of the stream is the end. */
async function byThemselves({ model }: Stage, answers: number): Promise<{ cut: number; taken: number }> {
  const from = model.calls.length;
  const client = plainClient(model.url);
  const texts: string[] = [];
  for (let at = 0; at < answers; at++) {
    const text = await read(client).catch(() => undefined);
    if (text !== undefined) texts.push(text);
  }
  client.destroy();
  const broken: Call[] = model.calls.slice(from).filter(({ isCut }) => isCut);
  return { cut: broken.length, taken: broken.filter(({ said }) => texts.includes(said)).length };
}

async function read(client: ReturnType<typeof plainClient>): Promise<string> {
  const { stream = [] } = await client.send(plainQuestion('Tell me the time.'));
  let text = '';
  for await (const { contentBlockDelta } of stream) {
    text += contentBlockDelta?.delta?.text ?? '';
  }
  return text;
}
