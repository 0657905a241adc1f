import { defineContentScript } from 'wxt/utils/define-content-script';
import { shield } from '../components/page/shield/shield';
import { allMatches } from '../utils/sites/sites';

/** Firefox only, before any script of the page: only the first listener can keep our events from the page. */
export default defineContentScript({
  include: ['firefox'],
  matches: [...allMatches],
  runAt: 'document_start',
  main: () => void shield(),
});
