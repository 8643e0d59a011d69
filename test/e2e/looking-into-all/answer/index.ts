// First, since answer takes its chance with it when it is loaded.
import '../every-chance.ts';

export { handler } from '../../../../lambdas/answer/index.ts';
