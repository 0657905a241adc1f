/** Raw WebDriver BiDi: puppeteer's own pages can't open the extension's pages, nor reach the browser's chrome. */
export interface Bidi {
  // biome-ignore lint/suspicious/noExplicitAny: the protocol's answers are read where they are used
  send(method: string, params: object): Promise<any>;
}

/** Evaluates an expression with the browser's own rights and returns its JSON value. */
export async function inChrome<T>(bidi: Bidi, expression: string): Promise<T> {
  const { contexts } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  return evaluateIn(bidi, contexts[0].context, expression);
}

/** Evaluates an expression in a page and returns its JSON value. */
export async function evaluateIn<T>(bidi: Bidi, context: string, expression: string): Promise<T> {
  const { type, result, exceptionDetails } = await bidi.send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression})) ?? null)()`,
    target: { context },
    awaitPromise: true,
  });
  if (type === 'exception') throw new Error(exceptionDetails.text);
  return JSON.parse(result.value ?? 'null');
}
