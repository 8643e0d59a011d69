import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import { DUBLIN, SEOUL, SESSION } from '../../lambdas/domain/factories.ts';
import { commitAt } from './commits.ts';
import { answerOf, asked, failedAs, finishedAs, questionAt, takenBack } from './questions.ts';
import { against, type World } from './world.ts';

const question = questionAt(10);
const other = questionAt(12, 'Which trains go from Milan to Rome?');
const finished = finishedAs(question);
const told = {
  question: question.event.id,
  told: 'finished',
  text: answerOf('Which trains go from Rome to Milan?'),
};

/** The same world where regions hold one more commit of a lane. */
function withCommit(
  { entries, evidence }: World,
  lane: string,
  ...events: Parameters<typeof commitAt>[2][]
): World {
  const replicas = evidence.replicas.map((replica) => ({
    ...replica,
    commits: [...replica.commits, commitAt(lane, 9, ...events)],
  }));
  return { entries, evidence: { ...evidence, replicas } };
}

describe('questions', () => {
  it('that were answered or have failed are as they should be', () => {
    expect(against(asked([question, finished], [told]))).toEqual({});
    expect(
      against(asked([question, failedAs(question)], [{ ...told, told: 'failed', text: undefined }])),
    ).toEqual({});
  });

  it('may be asked again with what nobody has answered yet', () => {
    const both = `${'Which trains go from Rome to Milan?'}\n\n${'Which trains go from Milan to Rome?'}`;
    const late = finishedAs(other, { text: answerOf(both) });
    expect(against(asked([question, other, failedAs(question), late]))).toEqual({});
  });

  it('are found that have no end', () => {
    expect(against(asked([question]))).toEqual({ answers: 1 });
    expect(against(asked([question], [{ ...told, told: 'streaming' }]))).toEqual({ answers: 4 });
  });

  it('may be cancelled, before they are answered or in vain', () => {
    const cancelled = { ...told, told: 'cancelled', text: undefined };
    expect(against(asked([question, takenBack(question)], [cancelled]))).toEqual({});
    expect(against(asked([question, takenBack(question), finished], [told]))).toEqual({});
  });

  it('are found that are said to be cancelled and are not', () => {
    const cancelled = { ...told, told: 'cancelled', text: undefined };
    expect(against(asked([question, finished], [cancelled]))).toEqual({ answers: 3 });
    expect(against(asked([question, takenBack(question), finished], [cancelled]))).toEqual({ answers: 3 });
    expect(against(asked([question, takenBack(other)], [cancelled]))).toEqual({ answers: 4 });
  });

  it('are found that have two ends, in two lanes', () => {
    const parted = withCommit(asked([question, finished]), SEOUL, failedAs(question));
    expect(against(parted).answers).toBe(1);
    expect(against(withCommit(asked([question, finished]), SEOUL, finished)).answers).toBeUndefined();
  });

  it('are found that were answered twice in a lane', () => {
    expect(against(withCommit(asked([question, finished]), DUBLIN, finished)).double).toBe(1);
  });

  it('are found whose end nobody asked for', () => {
    expect(against(asked([question, finished, failedAs(other)])).answers).toBe(1);
  });

  it('are found that got the answer to another one', () => {
    const wrong = finishedAs(question, { text: answerOf('Which trains go from Milan to Rome?') });
    expect(against(asked([question, wrong]))).toEqual({ answers: 1 });
    expect(against(asked([other, question, wrong])).answers).toBe(2);
  });

  it('are found whose answer is cut and shown as whole', () => {
    const text = answerOf('Which trains go from Rome to Milan?');
    for (const cut of [text.slice(0, -1), text.slice(0, text.lastIndexOf(' ')), text.slice(0, 80)]) {
      expect(against(asked([question, finishedAs(question, { text: cut })]))).toEqual({ answers: 1 });
    }
  });

  it('are found whose answer a region does not show', () => {
    const { entries, evidence } = asked([question, finished]);
    const replicas = evidence.replicas.map(({ messages, ...rest }) => ({
      ...rest,
      messages: new Set([...messages].filter((key) => key !== `${SESSION} ${identityOf(finished.event)}`)),
    }));
    expect(against({ entries, evidence: { ...evidence, replicas } })).toEqual({ answers: 3 });
  });

  it('are found of which a region tells another end, another answer or none', () => {
    for (const lie of [{ told: 'failed' }, { text: 'another' }, { told: undefined, text: undefined }]) {
      expect(against(asked([question, finished], [{ ...told, ...lie }]))).toEqual({ answers: 3 });
    }
  });

  it('are ended by nobody but the assistant', () => {
    const forged = { ...finished, event: { ...finished.event, source: 'e'.repeat(ASSISTANT.length) } };
    expect(against(asked([question, forged]))).toMatchObject({ foreign: 1, answers: 1 });
  });
});
