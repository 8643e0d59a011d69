// First, since ask takes its chance with it when it is loaded.
import '../every-chance.ts';

export { handler } from '../../../../lambdas/ask/index.ts';
