import { PassThrough, Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/program.js'
import { runCommand } from './run-command.js'

const bundled = new URL('../../item-banks/asn-digital-literacy', import.meta.url).pathname

/** A standard output whose use is a defect of the program. */
const brokenOutput = () =>
  Object.assign(new Writable(), {
    write: () => {
      throw new TypeError('planted')
    },
  })

test('a defect in melek is named as one, with exit code 70, and its place on request', async () => {
  for (const [environment, shown] of [
    [{ MELEK_LANG: 'en' }, false],
    [{ MELEK_LANG: 'en', MELEK_DEBUG: '1' }, true],
  ] as const) {
    const stderr = new PassThrough()
    const code = await run(['bank', 'check', bundled], {
      stdin: Readable.from([]),
      stdout: brokenOutput(),
      stderr,
      environment,
      now: () => 0,
      signal: new AbortController().signal,
    })
    const text = String(stderr.read())
    expect(code).toBe(70)
    expect(text).toContain('This is a defect in melek')
    expect(text).toContain('planted')
    expect(/\n\s+at /.test(text)).toBe(shown)
  }
})

test('a run that was interrupted ends with 130 whatever it did', async () => {
  const controller = new AbortController()
  controller.abort()
  expect((await runCommand(['bank', 'check', bundled], { signal: controller.signal })).code).toBe(130)
})
