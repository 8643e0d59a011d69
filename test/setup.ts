import { getPriority, setPriority } from 'node:os';

// The SDK of 2026 warns on Node 20 in every process; it is pinned, and the warning would hide what tests say.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Several test files share the cores with functions of local clouds, which stand back: these keep the same share. */
const NICENESS = 5;
setPriority(Math.max(getPriority(), NICENESS));
