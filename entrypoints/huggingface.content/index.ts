import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnSite } from '../../components/page/run-on-site';
import { about } from '../../utils/sites/huggingface/about';
import { reader } from '../../utils/sites/huggingface/reader';

export default defineContentScript({
  matches: [...about.matches],
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOnSite(reader, ctx),
});
