/** The weight of each entry point; `npm run size` shows the files. */
import { weighAll } from '../../setup/size-report.ts';
import { type Bench, plainRow } from '../row.ts';

export const size: Bench = {
  name: 'size',
  run: async () =>
    weighAll().map(({ name, gzip, budget, passed }) => ({
      ...plainRow({ bench: 'size', what: `${name}, gzip -9`, unit: 'kB' }, [gzip / 1_000]),
      ...(budget !== undefined && { budget: `${budget / 1_000} kB`, passed }),
    })),
};
