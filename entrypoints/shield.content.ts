import { defineContentScript } from 'wxt/utils/define-content-script';
import { shield } from '../components/page/shield/shield';
import { allMatches } from '../utils/sites/sites';

/** Firefox only, before any script of the page: what listens first there can keep events of ours from it. */
export default defineContentScript({
  include: ['firefox'],
  matches: [...allMatches],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => void shield(),
});
