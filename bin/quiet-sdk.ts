// Imported before any client is made: the SDK warns on Node 20 at its first client. It is pinned to releases that
// still support Node 20, so the warning asks for nothing, and it would stand in front of what a command prints.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
