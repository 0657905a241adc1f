/** As much of `fetch` as a check uses. */
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Asks every question once: two feeds may read the same list, all of it or what one organisation published. Every caller
 * gets an answer of its own to read.
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
