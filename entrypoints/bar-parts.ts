import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideBarParts } from '../components/bar/bar-parts';
import css from '../components/bar/bar-parts.css?inline';
import { createFilterPanel } from '../components/bar/filter-panel';
import { createKeysHelp } from '../components/bar/keys-help';

/** Put into a page when the user first asks for filters or the keys' help. */
export default defineUnlistedScript(() => {
  provideBarParts({
    css,
    create: (...around) => [createFilterPanel(...around), createKeysHelp(...around)],
  });
});
