/** A list of four papers on a site that Offprint has no script for. */
export const address = 'https://lists.example.org/today';
export const titles = [
  'Small Models That Know When to Ask',
  'A Ladder of Proofs for Sparse Graphs',
  'Why Do Depth Maps Drift?',
  'On the Limits of Cheap Supervision',
];
const item = (title: string, n: number) =>
  `<li class="paper"><h3><a href="https://arxiv.org/abs/2502.0000${n}">${title}</a></h3><p>Ada Berg, Cem Dogan</p></li>`;

/** The page; `head` is added to its head. */
export const html = (head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Today</title>${head}</head>
  <body><h1>Today</h1><ul>${titles.map(item).join('')}</ul></body></html>`;
