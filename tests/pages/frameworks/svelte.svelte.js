// Client side of the Svelte page. The test drives it through `window.site`.
import { flushSync, hydrate, mount, unmount } from 'svelte';
import Listing from './Listing.svelte';

const { papers, mode, keyed, delay } = window.options;
const site = $state({ papers: papers.slice(0, 12), keyed, height: 180, renders: 0 });
const target = document.querySelector('[data-target="DailyPapers"]');
let app;

function start() {
  if (mode === 'hydrate') app = hydrate(Listing, { target, props: { site } });
  else {
    // As Hugging Face's app does: the server's nodes are thrown away.
    target.replaceChildren();
    app = mount(Listing, { target, props: { site } });
  }
  window.site.started = true;
}

const change = (work) => () => flushSync(work);
window.site = {
  started: false,
  rerender: change(() => site.renders++),
  reverse: change(() => site.papers.reverse()),
  next: change(() => {
    site.papers = papers.slice(12, 24);
  }),
  append: change(() => site.papers.push(...papers.slice(24, 27))),
  remount: () => {
    unmount(app);
    app = mount(Listing, { target, props: { site } });
  },
};
addEventListener('load', () => setTimeout(start, delay));
