import { execFileSync } from 'node:child_process'
import { createEngine } from '../src/adaptive/session/create-engine.js'
import { parseDesign } from '../src/adaptive/session/design-schema.js'
import type { ItemOutcome } from '../src/adaptive/session/item-outcome.js'
import { recordAnswer, startSession } from '../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../src/adaptive/session/session.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import { createPlacementTest } from '../src/placement/placement-test.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, type Findings, mustHold } from './experiment.js'
import { bundledDocuments, formulaDocuments, type TestDocuments } from './placement-documents.js'
import { quartiles } from './quartiles.js'
import { type AnswerSheet, answerSheets } from './simulated-answers.js'

/** Tests a round, and the length of each. */
const persons = 8
const length = 30
/** Fresh processes for each bank. */
const starts = 7

/** What a person waits for between two items, in a process that has served many and in one that has just started. */
export const nextItem: Experiment = {
  name: 'next-item',
  async *run(seed) {
    const banks = [
      { name: 'bundled bank, 63 items', documents: bundledDocuments },
      { name: 'bank of 1,000 items', documents: formulaDocuments(1000, seed) },
    ]
    const findings = await alternate(banks.flatMap(({ name, documents }) => sidesOf(name, documents, seed)))
    yield { title: `Next item, warm: ${length} answers a test`, unit: 'answer', sameWork: false, findings }
    yield* firstItems(seed)
  },
}

function sidesOf(name: string, documents: TestDocuments, seed: string): Side[] {
  const sheets = answerSheets(documents, persons, seed)
  const test = createPlacementTest(documents)
  const bank = compileBank(documents.bank)
  const engine = createEngine(bank, parseDesign(documents.design), { fingerprint: fingerprint(documents.bank) })
  const byTest = (sheet: AnswerSheet, person: number): Session => {
    let session = test.start({ seed: `${seed}-${person}`, language: 'en' })
    while (session.status === 'running') {
      const item = currentItems(session)[0] as string
      session = test.respond(session, item, answerOf(sheet, item).answer)
    }
    return session
  }
  const byEngine = (sheet: AnswerSheet, person: number): Session => {
    let session = startSession(engine, { seed: `${seed}-${person}` })
    while (session.status === 'running') {
      const item = currentItems(session)[0] as string
      const outcome: ItemOutcome = { kind: 'category', category: answerOf(sheet, item).category }
      session = recordAnswer(engine, session, item, outcome)
    }
    return session
  }
  sheets.forEach((sheet, person) => {
    const [one, other] = [byTest(sheet, person), byEngine(sheet, person)]
    mustHold(test.replay(one).kind === 'same', `the log of person ${person} does not replay`)
    mustHold(digest(one) === digest(other), `test and engine part for person ${person}`)
  })
  const side = (work: string, play: typeof byTest): Side => ({
    name: `${name}, ${work}`,
    units: persons * length,
    work: () => sheets.reduce((sum, sheet, person) => sum + digest(play(sheet, person)), 0),
  })
  return [side('engine', byEngine), side('placement test', byTest)]
}

function answerOf(sheet: AnswerSheet, item: string) {
  const found = sheet.get(item)
  if (found === undefined) throw new Error(`nobody answers item ${item}`)
  return found
}

/** One number for all items and estimates of a log. */
function digest({ events }: Session): number {
  return events.reduce((sum, event, at) => ('theta' in event ? sum + (at + 1) * event.theta : sum), events.length)
}

/** Each process reports the CPU seconds of its first steps. */
async function* firstItems(seed: string): AsyncIterable<Findings> {
  const steps = ['make the test', 'first item', 'first answer', 'tenth answer'] as const
  const banks = [
    ['63', 'bundled bank, 63 items'],
    ['1000', 'bank of 1,000 items'],
  ] as const
  const samples = new Map<string, number[]>()
  for (let start = 0; start < starts; start++) {
    for (const [items, name] of banks) {
      const args = ['packaging/run-typescript.js', 'benchmarks/first-item.ts', items, seed]
      const seconds: unknown = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
      steps.forEach((step, at) => {
        const side = `${name}, ${step}`
        samples.set(side, [...(samples.get(side) ?? []), (seconds as number[])[at] as number])
      })
    }
  }
  yield {
    title: `Next item, cold: ${starts} fresh processes for each bank`,
    unit: 'step',
    sameWork: false,
    findings: [...samples].map(([side, values]) => ({ side, seconds: { ...quartiles(values), rounds: starts } })),
  }
}
