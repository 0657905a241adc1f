import { render } from 'svelte/server';
import Listing from './Listing.svelte';

export const html = (papers, keyed) =>
  render(Listing, {
    props: { site: { papers: papers.slice(0, 12), keyed, height: 180, renders: 0 } },
  }).body;
