/** The part of `fetch` that a check uses. */
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Sends each distinct request once: two feeds may read the same list (one all of it, one what an organisation
 * published). Every caller gets its own response to read.
 */
export function askOnce(fetch: Fetch): Fetch {
  const answers = new Map<string, Promise<Response>>();
  return async (url, init) => {
    const question = JSON.stringify([url, init.headers, init.redirect]);
    const answer = answers.get(question) ?? fetch(url, init);
    answers.set(question, answer);
    return (await answer).clone();
  };
}
