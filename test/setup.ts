// The SDK of 2026 warns on Node 20 in every process; it is pinned, and the warning would hide what tests say.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
