import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../utils/listing/run-on-site';
import { arxiv } from '../../utils/sites/arxiv';
import { siteMatches } from '../../utils/sites/matches';

export default defineContentScript({
  matches: [siteMatches.arxiv],
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOnSite(arxiv, ctx),
});
