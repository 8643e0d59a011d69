// Mutation tests run thousands of times: mocha keeps all modules loaded for that, where jest loads them anew each time.
// Here it learns the words of jest that the domain's tests use. The tables of whole prompts stay out (the config names
// them): they are slow, and find little that the tests of each file do not.
import { expect } from 'expect';
import { bind } from 'jest-each';
import { interfaces } from 'mocha';

// Few examples for each property: it runs for every mutant.
globalThis.propertyRuns = 12;

const { bdd } = interfaces;
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (words) => {
    words.expect = expect;
    words.test = words.it;
    words.test.each = bind(words.test);
  });
};
