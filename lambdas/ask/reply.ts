import { isAnswer, placeOf } from '../answers/ends.ts';
import { Telling } from '../answers/telling.ts';
import type { Ask } from '../contract/asks.ts';
import type { Provenance } from '../contract/completions.ts';
import { Metric } from '../contract/metrics.ts';
import type { Prompt } from '../contract/model-task.ts';
import { textsOf } from '../domain/prompt/assemble.ts';
import { costOf, NO_USAGE, plainDollarsOf } from '../domain/routing/cost.ts';
import type { Ports } from './ports.ts';

/** An answer that is there already. */
export interface Reply {
  readonly text: string;
  /** Name of the model that gave it once; undefined where none did. */
  readonly model: string | undefined;
  readonly how: Provenance;
}

const LEASE_MS = 10_000;
const STOP_REASON = 'end_turn';
/** Hardly any model's vocabulary has longer tokens on average. */
const UNITS_PER_TOKEN = 4;

/** Ends a question with an answer that needs no model, told to devices like one that comes from a model. */
export async function reply(
  ports: Ports,
  ask: Ask,
  prompt: Prompt,
  { text, model, how }: Reply,
): Promise<void> {
  const counterfactualDollars = usualDollars(ports, prompt, text);
  const body = await ports.ends.decide(ask, 'completion.finished', {
    text,
    ...(model !== undefined && { model }),
    stopReason: STOP_REASON,
    how,
    usage: NO_USAGE,
    cost: costOf(0, counterfactualDollars),
  });
  if (!isAnswer(body, text)) {
    await ports.ends.send(body);
    return;
  }
  await tell(ports, ask, text);
  await ports.ends.send(body);
  ports.meter.count(Metric.completionsFinished);
  ports.meter.count(Metric.savedDollars, counterfactualDollars);
}

/** Where somebody else tells it already, it is told. */
async function tell(ports: Ports, ask: Ask, text: string): Promise<void> {
  const place = placeOf(ask);
  const known = (await ports.progress.progress(place))?.run ?? 0;
  const nowMs = ports.nowMs();
  const lease = { worker: ports.workerName(), untilMs: nowMs + LEASE_MS };
  if ((await ports.progress.begin(place, known, lease, nowMs)) === 'taken') {
    return;
  }
  const { stream: isStreamed } = ask.question;
  const telling = new Telling(ports, { place, run: known + 1, isStreamed });
  telling.said(text);
  await telling.ended();
}

/** What the usual model would have taken for it: rather too little, so that nothing is said to be saved that was not. */
function usualDollars({ settings }: Ports, prompt: Prompt, text: string): number {
  const usual = settings.models.find(({ name }) => name === settings.usual);
  const usage = {
    ...NO_USAGE,
    inputTokens: atLeastTokens(textsOf(prompt).join('')),
    outputTokens: atLeastTokens(text),
  };
  return usual === undefined ? 0 : plainDollarsOf(usage, usual.dollarsPerMillion);
}

function atLeastTokens(text: string): number {
  return Math.ceil(text.length / UNITS_PER_TOKEN);
}
