import { ClientLimits } from './client-limits.ts';

/** Limits of the API and of the stored formats. A limit with a reason outside Meridian names it. */
// A call, which a bundler leaves out where nobody uses it; of a spread it cannot know.
export const Limits = /* @__PURE__ */ limits();

function limits() {
  return {
    ...ClientLimits,
    /** Characters of a message, UTF-16 code units. */
    textCharacters: 16_384,
    /** Characters of an answer: it fits into a commit whatever they are. */
    answerCharacters: 64_000,
    /** Tokens of an answer, at most and by default; the service reserves them all while it answers. */
    outputTokens: 8_192,
    outputTokensDefault: 1_024,
    /** Messages that a model is told of what was said before, and tokens of them. */
    contextMessages: 40,
    contextTokens: 6_000,
    /** Tokens of a summary of what was said before those. */
    summaryTokens: 512,
    /** Registers of one lane's fold. */
    registers: 2_000,
    /** Bytes of one lane's encoded fold; a DynamoDB item holds 400 KB. */
    foldBytes: 256 * 1024,
    /** Bytes of one commit; beyond, the events go into consecutive commits. */
    commitBytes: 256 * 1024,
    /** Accept refuses event ids further ahead than this. Milliseconds. */
    idAheadMs: 60_000,
    /** Longest wait that a read grants. Seconds. */
    waitSeconds: 5,
    /** Commits of one page of events, at most and by default. */
    pageCommits: 1_000,
    pageCommitsDefault: 100,
    /** Bytes of one page of events, escaped as a Lambda's answer is: that may have 6 MB, API Gateway's 10 MB. */
    pageBytes: 4 * 1024 * 1024,
    /** Messages of one page, at most and by default. */
    pageMessages: 200,
    pageMessagesDefault: 50,
    /** Emoji that a message shows of one person: their oldest. */
    reactionsEach: 20,
    /** Sessions of one page: each costs a read for its marks and one for each lane. */
    pageSessions: 50,
    pageSessionsDefault: 20,
    /** Members of one page. */
    pageMembers: 1_000,
    pageMembersDefault: 100,
    /** Commits between two checkpoints of a lane. */
    checkpointEvery: 1_000,
    /** Commits from one snapshot to the next. */
    snapshotEvery: 16,
    /** Identities that a snapshot keeps; the rest are in IDS items. */
    ringIdentities: 128,
    /** Identities of one IDS item before it is split by hash: DynamoDB bills an addition by the whole item's size. */
    idsPerItem: 500,
    /** People whose clocks, and memberships of whom, one execution environment remembers. */
    rememberedPeople: 10_000,
    /** Members up to which a session's commits are pushed to each one's inbox; beyond, to the session's topic. */
    inboxMembers: 100,
    /** Bytes of one message to devices: AWS IoT takes 128 KiB. */
    envelopeBytes: 128 * 1024,
    /** A commit with more bytes is pushed by reference. */
    inlineCommitBytes: 100 * 1024,
    /** Large sessions that one connection may follow: AWS IoT takes 50 subscriptions and 10 policies. */
    followedSessions: 40,
    /** Whispers of one person that an execution environment passes on, in a second and at once. */
    whispersPerSecond: 5,
    whisperBurst: 20,
    /** A whisper that is older says nothing any more. Milliseconds. */
    whisperAgeMs: 5_000,
    /** Bytes of a notice. */
    noticeBytes: 4 * 1024,
    /** Notices that one person may send to one execution environment, in a second and at once. */
    noticesPerSecond: 2,
    noticeBurst: 20,
    /** Seconds for which who asked for a session's presence is told of its changes. */
    viewSeconds: 900,
    /** Days for which it is known when somebody was seen last. */
    lastSeenDays: 90,
    /** Days after accept in which a dead letter goes back to its queue; a queue keeps a message 14 days. */
    resendDays: 13,
    /**
     * Days after accept in which what is not here is pending: a letter goes back until the 13th, may be under way for
     * another 14, and has its end then.
     */
    pendingDays: 28,
    /** Days that a failure is kept. */
    failureDays: 90,
    /** Days that an archived dead letter is kept. */
    archiveDays: 90,
  } as const;
}
