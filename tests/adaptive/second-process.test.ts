import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAnswer, startSession } from '../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../src/adaptive/session/session.js'
import { personOf, sharedEngine } from './continue-session.js'
import { simulated } from './play-session.js'

const folder = mkdtempSync(join(tmpdir(), 'melek-sessions-'))
let child: ChildProcessWithoutNullStreams
let answers: AsyncIterator<string>

beforeAll(async () => {
  const program = join(folder, 'continue-session.mjs')
  const source = fileURLToPath(new URL('./continue-session.ts', import.meta.url))
  await build({ entryPoints: [source], outfile: program, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' })
  child = spawn(process.execPath, [program, '--continue-sessions'])
  child.stderr.pipe(process.stderr)
  answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
})

afterAll(() => {
  child.kill()
  rmSync(folder, { recursive: true, force: true })
})

test('a second process continues 100 sessions from their text at every step, byte for byte as if never interrupted', async () => {
  const engine = sharedEngine()
  const lengths = new Set<number>()
  for (let seed = 0; seed < 100; seed++) {
    let session: Session = startSession(engine, { seed: `s${seed}` })
    let text = JSON.stringify(session)
    while (session.status === 'running') {
      child.stdin.write(`${text}\n`)
      const item = currentItems(session)[0] as string
      const category = simulated(engine, personOf(session), session.seed)(item)
      session = recordAnswer(engine, session, item, { kind: 'category', category, seconds: 12.5 })
      text = (await answers.next()).value
      if (text !== JSON.stringify(session)) expect(text).toBe(JSON.stringify(session))
    }
    lengths.add(session.result?.itemsGiven as number)
  }
  // Both stopping rules were met, or the sessions would prove less than they seem to.
  expect([...lengths].some((length) => length < 12)).toBe(true)
  expect(lengths.has(12)).toBe(true)
})
