import { buildClient } from '../lib/build/client/build-client.ts';

await buildClient('dist/client');
console.log('Built dist/client. `npm pack ./dist/client --pack-destination dist` makes its tarball.');
