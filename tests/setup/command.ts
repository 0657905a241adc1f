import { spawn } from 'node:child_process';

/** Takes a step's output. */
export type Show = (text: string | Uint8Array) => void;

/** Runs a command and shows its output; returns whether it succeeded. */
export const command = (
  line: string,
  show: Show,
  env: Record<string, string> = {},
): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(line, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
    });
    child.stdout.on('data', show);
    child.stderr.on('data', show);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
