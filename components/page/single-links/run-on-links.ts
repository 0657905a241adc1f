import { api } from '../api';
import { isNotice } from '../to-worker/answers';
import { connect } from '../to-worker/connect';
import { listenToLinks } from './link-input';
import { createLinkMarks } from './link-marks';
import { createLinksModel } from './links-model';
import type { PageLinks } from './page-links';

/** Marks a page's links to papers for as long as the page's own script runs. */
export async function runOnLinks(page: PageLinks): Promise<void> {
  const { signal } = page;
  const { extension, words, load } = connect(
    () => !signal.aborted && api.runtime?.id !== undefined,
  );
  await load();
  if (signal.aborted) return;
  const model = createLinksModel({
    extension,
    words,
    signal,
    page,
    draw: () => marks.draw(),
  });
  const marks = createLinkMarks(document, words, signal, model);
  listenToLinks(document, signal, model, marks);
  page.changed = () => void model.changed();

  const hear = (message: unknown) => {
    if (isNotice(message)) void model.told(message);
  };
  api.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => api.runtime?.onMessage?.removeListener(hear));
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') void model.ask();
    },
    { signal },
  );
  await model.ask();
}
