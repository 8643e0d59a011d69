import type { Answer } from '../http/answer.ts';

const MAX_AGE_SECONDS = 300;

/** `GET /v1/openapi.json`: the description of the API. Loaded when somebody asks, since few do. */
export async function getOpenApi(): Promise<Answer> {
  const { openApi } = await import('./openapi.ts');
  return {
    statusCode: 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': `public, max-age=${MAX_AGE_SECONDS}`,
    },
    body: JSON.stringify(openApi()),
  };
}
