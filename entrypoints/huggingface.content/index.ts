import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../utils/listing/run-on-site';
import { huggingface } from '../../utils/sites/huggingface';
import { siteMatches } from '../../utils/sites/matches';

export default defineContentScript({
  matches: [siteMatches.huggingface],
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOnSite(huggingface, ctx),
});
