import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { anySite } from '../components/page/any-site';
import { api } from '../components/page/api';
import { runOnSite } from '../components/page/run-on-site';
import { sharedReader } from '../components/page/scripts/page-reader';
import { sharePageLinks } from '../components/page/single-links/page-links';
import { overPage } from '../components/page/stand/over-page';
import { ask } from '../components/page/to-worker/ask';
import { tellOwnIds } from '../components/page/to-worker/tell-own-ids';

/** Shows marks on a page of a site that has no script of its own, after `page-reader.ts`. */
export default defineUnlistedScript(() => {
  const read = sharedReader.value;
  if (!read) return;
  const ctx = new ContentScriptContext('any-page');
  const bring = (type: 'page looks' | 'page links') => () =>
    void ask(() => api.runtime.sendMessage({ type }));
  const shareLinks = sharePageLinks(ctx.signal, bring('page links'));
  const tellIds = tellOwnIds((stated) =>
    ask(() => api.runtime.sendMessage({ type: 'own ids', stated })),
  );
  const site = anySite(read, (reading) => {
    tellIds(reading);
    shareLinks(reading);
  });
  void runOnSite(site, ctx, overPage(document, ctx.signal, bring('page looks')));
});
