import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../components/page/run-on-site';
import { huggingface } from '../../utils/sites/huggingface/reader';

/** `wxt.config.ts` says where it runs, by `utils/sites/matches.ts`: what stands here, every page would have to load. */
export default defineContentScript({
  main: (ctx) => runOnSite(huggingface, ctx),
});
