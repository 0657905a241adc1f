/** How much memory the pages of this bench's browser held at most, by what Linux says of their processes. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const read = (pid: string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
};

/** The renderers among the processes that this one started. */
function renderers(): string[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(
    all.map((pid) => [pid, /^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? '0']),
  );
  const isOurs = (pid: string): boolean => {
    const parent = parents.get(pid);
    return parent === String(process.pid) || (parent !== undefined && isOurs(parent));
  };
  return all.filter((pid) => read(pid, 'cmdline').includes('--type=renderer') && isOurs(pid));
}

/** Begins to watch. Gives the most that one of them has held since, in MB; nothing where there is no `/proc`. */
export function watchMemory(): () => number | undefined {
  if (process.platform !== 'linux') return () => undefined;
  for (const pid of renderers()) {
    try {
      // Forgets the peak.
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
    } catch {
      // Its peak counts from its start, then.
    }
  }
  return () =>
    Math.max(
      ...renderers().map(
        (pid) => Number(/^VmHWM:\s+(\d+)/m.exec(read(pid, 'status'))?.[1]) / 1_000,
      ),
    );
}
