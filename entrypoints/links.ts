import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sharedLinks } from '../components/page/single-links/page-links';
import { runOnLinks } from '../components/page/single-links/run-on-links';

/** Put into a page with links to papers in running text, once `any-page.ts` has found one. */
export default defineUnlistedScript(() => {
  const page = sharedLinks.value;
  if (page) void runOnLinks(page);
});
