import { replay } from '../../../bench/mixed/replay.ts';
import { answerAbout, labelIn, type Request, requestsOf } from '../../../bench/mixed/requests.ts';
import { optionsOf } from '../../../bench/mixed/run.ts';

const asked = (user: string, prompt: string, label: string, more: Partial<Request> = {}): Request => ({
  tenant: 'acme',
  user,
  prompt,
  label,
  priority: 'standard',
  before: [],
  ...more,
});

const FLAMINGOS = 'Why do flamingos stand on one leg?';

test('what was asked twice is answered from the cache, and costs what one answer costs', async () => {
  const outcome = await replay(
    [asked('ann', FLAMINGOS, 'leg'), asked('ann', FLAMINGOS, 'leg'), asked('ben', 'Where is Oslo?', 'oslo')],
    1,
  );
  expect(outcome).toMatchObject({ hits: 1, wrong: 0, unanswered: 0 });
  expect(outcome.routes).toEqual({ 'swift, on-demand': 2, 'cache: exact': 1 });
  expect(outcome.answers).toBeGreaterThan(0);
  expect(outcome.answers).toBeLessThan(outcome.routed);
});

test('an answer about something else is counted as wrong', async () => {
  const outcome = await replay([asked('ann', FLAMINGOS, 'leg'), asked('ann', FLAMINGOS, 'one leg')], 1);
  expect(outcome.wrong).toBe(1);
});

test('an answer that heeds nothing of what was told is counted as wrong, and is not given', async () => {
  const told = ['I am allergic to nuts.', answerAbout('noted')];
  const first = asked('ann', FLAMINGOS, 'leg');
  const later = { label: 'leg, told', before: told };
  const heeded = await replay([first, asked('ann', FLAMINGOS, later.label, later)], 1);
  expect(heeded).toMatchObject({ hits: 0, wrong: 0, unanswered: 0 });
  const questions = { label: 'leg', before: ['Who wrote Faust?', answerAbout('faust')] };
  const plain = await replay([first, asked('ann', FLAMINGOS, questions.label, questions)], 1);
  expect(plain).toMatchObject({ hits: 1, wrong: 0 });
});

test('a share of the conversations begins with what must be heeded, which their labels say', () => {
  const requests = requestsOf(1, 400);
  const told = requests.filter(({ label }) => label.includes(', told: '));
  expect(told.length).toBeGreaterThan(10);
  expect(told.every(({ label, before }) => label.endsWith(before[0] as string))).toBe(true);
  expect(requests.filter(({ before }) => before.length > 0).length).toBeGreaterThan(2 * told.length);
});

test('a hard question within a conversation goes to the better model, with what was said before', async () => {
  const hard = 'Analyze the trade-offs of two designs step by step.';
  const [alone, within] = await Promise.all([
    replay([asked('ann', hard, 'designs')], 1),
    replay([asked('ann', hard, 'designs', { before: [FLAMINGOS, answerAbout('leg')] })], 1),
  ]);
  expect(within.routes).toEqual({ 'clever, on-demand': 1 });
  expect(within.answers).toBeGreaterThan(alone.answers);
});

test('an answer names what it is about', () => {
  expect(labelIn(answerAbout('a / b'))).toBe('a / b');
  expect(() => optionsOf(['--seed', '-1'])).toThrow('--seed');
});
