import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../utils/listing/run-on-site';
import { arxiv } from '../../utils/sites/arxiv';
import { arxivMatches } from '../../utils/sites/matches';

export default defineContentScript({
  matches: arxivMatches,
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOnSite(arxiv, ctx),
});
