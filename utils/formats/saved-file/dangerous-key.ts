/** Whether a value from a file holds, at any depth, a member whose name could reach an object's prototype. */
export function dangerousKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(dangerousKey);
  return Object.entries(value).some(([name, inner]) => name === '__proto__' || dangerousKey(inner));
}
