import Sequencer from '@jest/test-sequencer';

/** Tests that start a cloud or a browser. */
const SLOW = /[/\\]test[/\\](?:browser|e2e)[/\\]/;

/** A fresh clone knows no durations, and Jest would go by the files' sizes: what takes a minute must not come last. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const inOrder = super.sort(tests);
    const isSlow = ({ path }) => SLOW.test(path);
    return [...inOrder.filter(isSlow), ...inOrder.filter((test) => !isSlow(test))];
  }
}
