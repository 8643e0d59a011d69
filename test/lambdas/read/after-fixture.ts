export const PROFILE = '/v1/sessions/{id}/profile';

export const seeing = (eventId: string, headers: Record<string, string> = {}) => ({
  query: { after: eventId },
  headers,
});
