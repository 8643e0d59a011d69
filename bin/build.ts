import { buildAll } from '../lib/build/build-all.ts';
import { configuration } from './configuration.ts';

const { functions, edge } = await buildAll(configuration);
console.table(
  Object.fromEntries([
    ...functions.map(({ fn, startBytes, lazyBytes }) => [fn, { startBytes, lazyBytes }]),
    ...edge.map(({ name, bytes }) => [`edge ${name}`, { startBytes: bytes, lazyBytes: 0 }]),
  ]),
);
