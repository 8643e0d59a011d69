// First, since gather takes its chance with it when it is loaded.
import '../every-chance.ts';

export { handler } from '../../../../lambdas/gather/index.ts';
