import './realtime.ts';
import './client-realtime.ts';
import './presence.ts';
import { endLentCloud, healLentCloud } from './lent-cloud.ts';

afterEach(healLentCloud);
afterAll(endLentCloud);
