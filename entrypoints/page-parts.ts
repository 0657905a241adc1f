import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import barCss from '../components/bar/bar-parts.css?inline';
import { createFilterPanel } from '../components/bar/filter-panel';
import { createKeysHelp } from '../components/bar/keys-help';
import { beyond, openMenu, unfold } from '../components/controls/hanging';
import { providePageParts } from '../components/page-parts';
import { matcher } from '../utils/listing/filters';
import { createJudge } from '../utils/rules/rules';

/** Put into a page when the user first asks for filters, the keys' help, an entry's menu or its abstract, or has rules. */
export default defineUnlistedScript(() => {
  providePageParts({
    barCss,
    createBarParts: (...around) => [createFilterPanel(...around), createKeysHelp(...around)],
    matcher,
    createJudge,
    beyond,
    openMenu,
    unfold,
  });
});
