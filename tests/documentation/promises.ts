import { differences } from './expected-value.js'

/** The code behind `expression // => text`. Gives the value on, so that it can stand around an expression. */
export function promise<T>(actual: T, expectedText: string, where: string): T {
  const found = differences(actual, expectedText)
  if (found.length > 0) throw new Error(`${where}: ${found.join('; ')}`)
  return actual
}

/** The code behind `expression // throws code`. */
export async function promiseThrown(run: () => unknown, code: string, where: string): Promise<void> {
  let thrown: unknown
  try {
    await run()
  } catch (error) {
    thrown = error
  }
  if (thrown === undefined) throw new Error(`${where}: nothing was thrown, promised ${code}`)
  const { code: got, message } = thrown as { code?: string; message?: string }
  if (got !== code && !message?.includes(code)) throw new Error(`${where}: threw ${got ?? ''} ${message}, promised ${code}`)
}
