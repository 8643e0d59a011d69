import { measuredOf } from '../../../bench/shared/tenants.ts';

const end = (tenant: string, text: string, route: string, status = 'finished') => ({
  tenant,
  text,
  route,
  status,
});
const said = (...texts: string[]) => texts.map((text) => ({ said: text, isCut: false }));
const figure = (measured: ReturnType<typeof measuredOf>, name: string) =>
  measured.find((one) => one.name.startsWith(name))?.value;

test('an answer from the cache that another tenant was given first is foreign', () => {
  const ends = [
    end('a', 'one', 'on-demand'),
    end('a', 'one', 'cache'),
    end('b', 'one', 'cache'),
    end('b', 'two', 'on-demand', 'failed'),
  ];
  const measured = measuredOf(ends, { calls: said('one') });
  expect(figure(measured, 'foreign')).toBe(1);
  expect(figure(measured, 'of them answered')).toBe(2);
  expect(figure(measured, 'answers that no model')).toBe(0);
  expect(figure(measured, 'without')).toBe(1);
});

test('an answer that no model has said is noticed', () => {
  const measured = measuredOf([end('a', 'half', 'on-demand')], { calls: said('whole') });
  expect(figure(measured, 'answers that no model')).toBe(1);
});
