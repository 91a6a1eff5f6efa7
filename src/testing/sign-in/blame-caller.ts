/**
 * Runs what prepares a flow; an error of it shows the line of the test that asked for it, and not where the kit found
 * out. `asked`: the kit's function that the test called.
 */
export async function blameCaller<T>(
  prepare: () => Promise<T>,
  asked: (...args: never[]) => unknown,
): Promise<T> {
  const here: { stack?: string } = {};
  Error.captureStackTrace(here, asked);
  try {
    return await prepare();
  } catch (error) {
    const frames = here.stack?.split('\n').slice(1).join('\n') ?? '';
    if (error instanceof Error) error.stack = `${error.name}: ${error.message}\n${frames}`;
    throw error;
  }
}
