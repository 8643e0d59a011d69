/** MQTT topics of one deployment. AWS IoT has one broker per account and region, so that everything begins with the app. */
export interface Topics {
  /** From the server to all devices of a user: commits of small sessions, presence, notices. */
  inbox(userKey: string): string;
  /** From the server to whoever subscribes to a session with more than `Limits.inboxMembers` members. */
  session(sessionId: string): string;
  /** From the server to every device of a region: which regions are lost. */
  everyone(): string;
  /** From a user's devices to the server: typing and cursors, never stored. */
  ephemeral(userKey: string, sessionId: string): string;
}

/** Stands for any one name in an IAM resource. */
export const ANY = '*';

export function topicsOf(app: string): Topics {
  const root = `meridian/${app}`;
  return {
    inbox: (userKey) => `${root}/u/${userKey}/in`,
    session: (sessionId) => `${root}/s/${sessionId}/ev`,
    everyone: () => `${root}/all`,
    ephemeral: (userKey, sessionId) => `${root}/u/${userKey}/eph/${sessionId}`,
  };
}

/** What the MQTT client ids of a user's devices begin with: `<user key>~<device>~<nonce>`. */
export const clientIdPrefix = (userKey: string): string => `${userKey}~`;

/** Device and nonce behind the prefix. The nonce keeps two tabs of a device from ending each other's connection. */
export const CLIENT_ID = /^[0-9a-f]{32}~[A-Za-z0-9-]{1,36}~[A-Za-z0-9-]{1,36}$/;
