import { expect, it } from 'vitest';
import { runRound } from '../faults/round.ts';

// The short form of `npm run faults`: always the same acts and faults.
it('random acts while faults strike: nothing is lost, half there or doubled (seed 1)', async () => {
  const { actions, faults, lost, doubled } = await runRound(1, 24);
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  expect(actions).toBeGreaterThan(5);
  expect(Object.keys(faults).length).toBeGreaterThan(5);
}, 240_000);
