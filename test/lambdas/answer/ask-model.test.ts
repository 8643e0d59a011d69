import { askModel, type Begun } from '../../../lambdas/answer/ask-model.ts';
import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { endOf } from '../../../lambdas/domain/completion.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { eventAt, sha256 } from '../domain/factories.ts';
import { answerer, REGION, type Script } from './answer-fixture.ts';
import { ASK, PLACE, recordOf, task, USAGE } from './task-factory.ts';

/** Of the fixture's task: 50 tokens of input, and 100 of output at most. */
const RESERVED = 150;
const failing = (error: Error, says: readonly string[] = []): Script => ({ says, ends: error });
const begun = { run: 1, worker: 'w', record: recordOf(task()) };

/** One run of a model that has room. */
async function run(script: Script, during: (world: ReturnType<typeof answerer>) => unknown = () => {}) {
  const world = answerer({ scripts: [script] });
  const source = { region: REGION, modelId: 'eu.swift', model: 'swift' };
  const admission = await world.ports.limiterOf(source).reserve({
    key: 'k',
    callClass: 'standard',
    tenant: 't',
    tokens: RESERVED,
    ageMs: 0,
  });
  const may = { source, ...begun, ...admission } as Begun;
  await during(world);
  const result = await askModel(world.ports, task(), may);
  return { ...world, result };
}

const cancel = ({ stores }: ReturnType<typeof answerer>) =>
  stores.events.putEnd(
    eventAt(1_001, 'completion.cancelled', { completion: ASK.completion, author: ASK.asker }),
  );

describe('a run', () => {
  it('is settled with what it used, and with what the service had reserved', async () => {
    const { settled } = await run({ says: ['Yes.'] });
    expect(settled).toEqual([{ kind: 'used', tokens: 15, reserved: 110 }]);
  });

  it.each([
    ['model-throttled', { kind: 'throttled' }],
    ['model-daily-tokens', { kind: 'exhausted' }],
    ['model-not-ready', { kind: 'refused' }],
    ['model-invalid', { kind: 'refused' }],
    ['model-broken', { kind: 'refused' }],
    ['model-cut', { kind: 'used', tokens: RESERVED }],
  ] as const)('that ended with %s before a word is settled as %j', async (code, outcome) => {
    expect((await run(failing(new ModelError(code, 'x')))).settled).toEqual([outcome]);
  });

  it('that was not even made, since the circuit is open, gives everything back', async () => {
    expect((await run(failing(broken('circuit-open', 'x')))).settled).toEqual([{ kind: 'refused' }]);
  });

  it('that broke after its first word may have used everything', async () => {
    const { settled } = await run(failing(new ModelError('model-broken', 'x'), ['Yes']));
    expect(settled).toEqual([{ kind: 'used', tokens: RESERVED }]);
  });

  it('that a filter ended is settled with what the service says', async () => {
    const { settled } = await run(failing(new ModelError('model-filtered', 'x', { usage: USAGE })));
    expect(settled).toEqual([{ kind: 'used', tokens: 15, reserved: 110 }]);
  });

  it('that was cancelled before the first word has had its question read', async () => {
    const { settled, result } = await run({ says: [], hangs: true }, cancel);
    expect(result).toMatchObject({ kind: 'no-use', why: 'cancelled' });
    expect(settled).toEqual([{ kind: 'used', tokens: 50, reserved: 150 }]);
  });

  it('that ended elsewhere meanwhile is no use', async () => {
    const timeOf = (ms: number) => new Date(ms).toISOString();
    const end = endOf(PLACE, 'completion.failed', { code: 'x', reason: 'x' }, { sha256, timeOf });
    const { result } = await run({ says: [], hangs: true }, ({ stores }) => stores.events.putEnd(end));
    expect(result).toMatchObject({ kind: 'no-use', why: 'ended' });
  });
});
