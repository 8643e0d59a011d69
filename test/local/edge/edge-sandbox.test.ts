import { loadEdgeFunction } from '../../../local/edge/edge-sandbox.ts';

const surroundings = { keyValues: { marks: '{"eu-west-1":"down"}' }, edgeRegion: 'us-east-1' };
const load = (body: string) =>
  loadEdgeFunction(`import cf from 'cloudfront';\nasync function handler(event){${body}}`);

describe('the sandbox of edge functions', () => {
  test('gives the key value store, the origins and the edge location', () => {
    const run = load(`
      const marks = await cf.kvs().get('marks', { format: 'json' });
      cf.selectRequestOriginById('api-' + marks['eu-west-1'] + '-' + cf.edgeLocation.region);
      console.log('chosen');
      return event.request;`);
    expect(run({ request: { uri: '/x' } }, surroundings)).toEqual({
      result: { uri: '/x' },
      originId: 'api-down-us-east-1',
      logs: ['chosen'],
    });
  });

  test('carries no effect of one call into the next', () => {
    const run = load(`if (event.first) cf.selectRequestOriginById('one'); return {};`);
    expect(run({ first: true }, surroundings).originId).toBe('one');
    expect(run({}, surroundings).originId).toBeUndefined();
  });

  test('rejects a key that is not there, in a way the function can catch', () => {
    const run = load(
      `try { await cf.kvs().get('none'); } catch (error) { return { caught: error.message }; }`,
    );
    expect(run({}, surroundings).result).toEqual({ caught: 'KeyNotFound: none' });
  });

  test('lets the function catch that its store cannot be read', () => {
    const run = load(
      `try { await cf.kvs().get('marks'); } catch (error) { return { caught: error.message }; }`,
    );
    expect(run({}, { ...surroundings, keyValues: null }).result).toEqual({
      caught: expect.stringContaining('cannot be read'),
    });
  });

  test.each(['process', 'require', 'setTimeout', 'fetch', 'Buffer'])('has no %s', (name) => {
    expect(load(`return { type: typeof ${name} };`)({}, surroundings).result).toEqual({ type: 'undefined' });
  });

  test('stops a function that does not end', () => {
    expect(() => load('for(;;){}')({}, surroundings)).toThrow(/timed out/);
  });

  test('goes on without a limit once a function has kept to its time often', () => {
    const run = load('await null; return { twice: event.number * 2 };');
    for (let number = 0; number < 250; number++) {
      expect(run({ number }, surroundings).result).toEqual({ twice: number * 2 });
    }
  });

  test('tells what a function threw, and that a promise never settles', () => {
    expect(() => load('throw new Error("no luck")')({}, surroundings)).toThrow(/no luck/);
    expect(() => load('await new Promise(() => {})')({}, surroundings)).toThrow(/never settles/);
  });
});
