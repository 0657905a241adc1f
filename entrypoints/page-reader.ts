import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sharedReader } from '../components/page/scripts/page-reader';
import { readAnyPage } from '../utils/sites/any-page/read-any-page';

/** Put into a page before `any-page.ts`, and by itself to count the papers there. */
export default defineUnlistedScript(() => {
  sharedReader.value = readAnyPage;
});
