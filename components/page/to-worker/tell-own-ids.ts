import { bulkLimit } from '../../../utils/actions/bulk-limit';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { OwnId, PageReading } from '../../../utils/sites/any-page/read-any-page';
import { pause } from './ask';

/** A dying worker answers nothing. Telling it again is safe: what is known changes nothing. */
const retryAfter = [50, 250, 1_000];

/** Tells the worker the site's own ids that a page states together with better ones, each once. */
export function tellOwnIds(send: (stated: readonly OwnId[]) => Promise<unknown>) {
  const told = new Set<PaperId>();

  async function tell(stated: readonly OwnId[]): Promise<void> {
    for (const wait of retryAfter) {
      if ((await send(stated)) === true) return;
      await pause(wait);
    }
  }

  return ({ ownIds }: PageReading): void => {
    const news = ownIds.filter(({ own }) => !told.has(own)).slice(0, bulkLimit);
    for (const { own } of news) told.add(own);
    if (news.length > 0) void tell(news);
  };
}
