/** The answer of the token endpoint, changed on its way. */
export function spoil(change: (body: Record<string, unknown>) => object): void {
  const { fetch } = globalThis;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await fetch(input, init);
    if (!String(input).endsWith('/token')) return answer;
    return Response.json(change((await answer.json()) as Record<string, unknown>));
  });
}
