import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../utils/listing/run-on-site';
import { huggingface } from '../../utils/sites/huggingface';
import { huggingfaceMatches } from '../../utils/sites/matches';

export default defineContentScript({
  matches: huggingfaceMatches,
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOnSite(huggingface, ctx),
});
