import { FIGURE_NAMES } from '../../lambdas/contract/figures.ts';
import { type Figures, figuresOf } from '../../web/console/figures/figures-of.ts';
import { healthAt } from '../../web/console/figures/region-health.ts';
import { curveOf, newestOf, ROW_GROUPS } from '../../web/console/figures/rows.ts';
import type { Person } from '../../web/sign-in/sign-in.ts';

const DEPLOYMENT = { edge: 'https://edge.example' };
const FIGURES: Figures = { region: 'eu-west-1', periodSeconds: 60, times: [], series: {} };

afterEach(() => jest.restoreAllMocks());

function answersWith(...answers: readonly Response[]) {
  const fetched = jest.spyOn(globalThis, 'fetch');
  for (const answer of answers) fetched.mockResolvedValueOnce(answer);
  return fetched;
}

function operator(): Person {
  const token = async ({ renew }: { renew: boolean }) => (renew ? 'new' : 'old');
  return { subject: 'ops', tenant: undefined, name: 'Ops', by: 'redirect', token };
}

test('every figure has its row, once', () => {
  const rows = ROW_GROUPS.flatMap((group) => group.rows.map(({ name }) => name));
  expect([...rows].sort()).toEqual([...FIGURE_NAMES].sort());
});

test('the newest minute is the last in which anything was measured', () => {
  expect([newestOf([1, 2, null]), newestOf([null]), newestOf([])]).toEqual([2, undefined, undefined]);
  expect(newestOf([3, 0])).toBe(0);
});

test('a curve goes over what was measured, within its box', () => {
  expect(curveOf([0, null, 4])).toBe('0.0,19.0 100.0,1.0');
  expect(curveOf([null])).toBe('');
});

test('asks the region itself, and once more with a new token where the old one is refused', async () => {
  const fetched = answersWith(new Response('{}', { status: 401 }), Response.json(FIGURES));
  expect(await figuresOf(DEPLOYMENT, operator(), 'eu-west-1')).toEqual(FIGURES);
  const [url, init] = fetched.mock.calls[1] ?? [];
  expect(url).toBe('https://edge.example/v1/operator/figures');
  expect(init?.headers).toEqual({ authorization: 'Bearer new', 'meridian-region': 'eu-west-1' });
});

test.each<[string, Response, string]>([
  ['a refusal', Response.json({ detail: 'Only operators may see this.' }, { status: 403 }), 'Only operators'],
  ['another region’s answer', Response.json({ ...FIGURES, region: 'us-east-1' }), 'goes around this region'],
  ['what is no JSON', new Response('<html>', { status: 502 }), 'answered 502'],
])('says what is the matter with %s', async (_, answer, sentence) => {
  answersWith(answer);
  await expect(figuresOf(DEPLOYMENT, operator(), 'eu-west-1')).rejects.toThrow(sentence);
});

test.each<[string, Response, string]>([
  ['answers', Response.json({ region: 'eu-west-1' }), 'healthy'],
  ['is gone around', Response.json({ region: 'us-east-1' }), 'avoided'],
  ['is unwell', Response.json({}, { status: 503 }), 'unwell'],
])('a region that %s is told from the others', async (_, answer, word) => {
  answersWith(answer);
  expect((await healthAt(DEPLOYMENT, 'eu-west-1')).word).toBe(word);
});
