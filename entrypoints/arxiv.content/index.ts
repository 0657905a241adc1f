import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../utils/listing/run-on-site';
import { arxiv } from '../../utils/sites/arxiv';

/** `wxt.config.ts` says where it runs, by `utils/sites/matches.ts`: what stands here, every page would have to load. */
export default defineContentScript({
  main: (ctx) => runOnSite(arxiv, ctx),
});
