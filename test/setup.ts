import { getPriority, setPriority } from 'node:os';

// The SDK of 2026 warns on Node 20 in every process; it is pinned, and the warning would hide what tests say.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Test files stand back as far as what queues feed does in addition in a local cloud, so that it keeps its share. */
const NICENESS = 5;
try {
  setPriority(Math.max(getPriority(), NICENESS));
} catch {
  // A system without priorities.
}
