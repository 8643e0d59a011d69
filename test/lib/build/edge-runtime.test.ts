import { refuseBeyondRuntime } from '../../../lib/build/edge-runtime.ts';

test.each([
  ['spread', 'const a=f(...values)'],
  ['spread', 'const a=[...values]'],
  ['await in arguments', 'async function f(){g(await h())}'],
  ['BigInt', 'const a=1n'],
  ['look-behind', 'const a=/(?<=x)y/'],
  ['code from strings', 'eval("1")'],
  ['timers', 'setTimeout(f,1)'],
  ['network', 'fetch(x)'],
  ['this global', 'process.exit()'],
  ['this method', 'Object.hasOwn(a,b)'],
])('%s is refused', (what, code) => {
  expect(() => refuseBeyondRuntime('edge.ts', code)).toThrow(
    `edge.ts uses ${what}, which CloudFront Functions lack`,
  );
});

test.each([
  'function f(...values){return values.length}',
  'const f=(...values)=>values.length',
  'const a="fetch(...x) and eval(1)"',
  'const a=`text`;',
  'async function f(){if(await g())h()}',
  'async function f(){const x=await g();h(x)}',
])('what the runtime has passes: %s', (code) => {
  expect(() => refuseBeyondRuntime('edge.ts', code)).not.toThrow();
});

test('an import of anything but cloudfront is refused', () => {
  expect(() => refuseBeyondRuntime('edge.ts', 'import q from"querystring";')).toThrow(
    'edge.ts imports querystring; an edge function may import cloudfront only.',
  );
});
