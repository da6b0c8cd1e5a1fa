import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSync } from 'esbuild'
import { describe, expect, onTestFinished, test } from 'vitest'
import { replay } from '../../src/adaptive/session/replay.js'
import { executablePath, launch } from './chromium.js'
import { browserEngine, figures } from './figures.js'

/** A page that runs the figures of this source, under a content security policy or none. */
async function pageWith(policy: string | undefined): Promise<string> {
  const [script] = buildSync({
    stdin: {
      contents: "import { figures } from './figures.js'\nglobalThis.figures = figures()",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  }).outputFiles
  const server = createServer((request, answer) => {
    const isScript = request.url === '/figures.js'
    if (policy !== undefined) answer.setHeader('content-security-policy', policy)
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    answer.end(isScript ? script?.contents : '<!doctype html><title>figures</title><script src="figures.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Numbers of a JSON text in their order, and what is left of it. */
function parts(text: string): { numbers: number[]; frame: unknown } {
  const numbers: number[] = []
  const frame = JSON.parse(text, (_, value) => (typeof value === 'number' ? numbers.push(value) : value))
  return { numbers, frame }
}

describe.skipIf(executablePath === undefined)('scores, plausible values and a session in Chromium', () => {
  test.each([
    ['without a policy', undefined],
    ['where the page may not compile WebAssembly', "default-src 'self'"],
  ])('are those of Node but for the last digits of an exponential, %s', async (_, policy) => {
    const browser = await launch()
    try {
      const page = await browser.newPage()
      await page.goto(await pageWith(policy))
      const there = await page.evaluate<string>('globalThis.figures')
      const [own, other] = [parts(figures()), parts(there)]
      expect(other.frame).toEqual(own.frame)
      expect(Math.max(...own.numbers.map((value, at) => Math.abs(value - (other.numbers[at] as number))))).toBeLessThan(1e-12)
      expect(replay(browserEngine(), JSON.parse(there).session).differences).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
