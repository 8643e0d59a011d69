// In this order: the tour counts all that was ever applied and leaves nothing behind, so that the next can count from there.
import './tour.ts';
import './bad-input.ts';
import './promises.ts';
import './client.ts';
import { endLentCloud, healLentCloud } from './lent-cloud.ts';

afterEach(healLentCloud);
afterAll(endLentCloud);
