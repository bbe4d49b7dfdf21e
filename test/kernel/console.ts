/** Runs `action` and gives back what it wrote to the console as warnings and errors. */
export async function said(action: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  const { warn, error } = console;
  console.warn = console.error = (...parts: unknown[]) => lines.push(parts.map(String).join(' '));
  try {
    await action();
  } finally {
    Object.assign(console, { warn, error });
  }
  return lines;
}
