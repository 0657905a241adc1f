/** `npm run size`: the weight of each entry point against its budget. Fails if one is exceeded. Builds nothing. */
import { weighAll } from './size-report.ts';

const grouped = (bytes: number): string => bytes.toLocaleString('en').padStart(8);

const weighed = weighAll();
console.log(`   ${'entry point, gzip -9'.padEnd(38)}   bytes  at most`);
for (const { name, files, gzip, budget, passed } of weighed) {
  const limit = budget === undefined ? '  (none)' : grouped(budget);
  console.log(`${passed ? '✓' : '✗'}  ${name.padEnd(36)} ${grouped(gzip)} ${limit}`);
  for (const file of files) console.log(`     ${file.path.padEnd(34)} ${grouped(file.gzip)}`);
}
const over = weighed.filter(({ passed }) => !passed).map(({ name }) => name);
if (over.length > 0) {
  console.error(`\nOver its budget in tests/setup/size-report.ts: ${over.join(', ')}.`);
  process.exit(1);
}
