import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import barCss from '../components/page/bar/bar-parts.css?inline';
import { createFilterPanel } from '../components/page/bar/filter-panel';
import { createKeysHelp } from '../components/page/bar/keys-help';
import { createSortedNote } from '../components/page/bar/sorted-note';
import { openMenu, unfold } from '../components/page/controls/hanging';
import { createKeys } from '../components/page/keys/key-commands';
import { matcher } from '../components/page/listing/filters';
import { sharedParts } from '../components/page/scripts/page-parts';
import { createPageJudge } from '../utils/rules/page-judge';

/**
 * Injected into a page when the user first opens filters, the keys' help, an entry's menu or its abstract, or presses a key
 * on a listing; or if the user has rules.
 */
export default defineUnlistedScript(() => {
  sharedParts.value = {
    barCss,
    createBarParts: (...needs) => [
      createFilterPanel(...needs),
      createKeysHelp(...needs),
      createSortedNote(...needs),
    ],
    matcher,
    createJudge: createPageJudge,
    openMenu,
    unfold,
    createKeys,
  };
});
