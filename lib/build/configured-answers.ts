import type { Plugin } from 'esbuild';
import type { IntentAnswers } from '../../lambdas/contract/intents.ts';

/** Puts the answers of a deployment in the place of none. */
export function configuredAnswers(answers: IntentAnswers): Plugin {
  return {
    name: 'configured-answers',
    setup(build) {
      build.onLoad({ filter: /[\\/]lambdas[\\/]ask[\\/]configured-answers\.ts$/ }, () => ({
        contents: `export const configuredAnswers = ${JSON.stringify(answers)};`,
        loader: 'js',
      }));
    },
  };
}
