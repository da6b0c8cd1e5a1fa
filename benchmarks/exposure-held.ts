// What exposure control holds its target, and at what price, on the test of docs/designs/national-sitting:
// `node packaging/run-typescript.js benchmarks/exposure-held.ts [EXAMINEES [ITEMS [NAME]]]`; NAME leaves the other ways out.
import { readFileSync } from 'node:fs'
import { createEngine } from '../src/adaptive/session/create-engine.js'
import type { Design } from '../src/adaptive/session/design.js'
import { parseDesign } from '../src/adaptive/session/design-schema.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import type { ItemBank } from '../src/bank/item-bank.js'
import { calibrateExposure } from '../src/simulation/calibrate-exposure.js'
import { normalExaminees } from '../src/simulation/examinee.js'
import { simulateTests } from '../src/simulation/simulate-tests.js'
import { nationalBank } from './national-bank.js'

const seed = 'exposure-held-2026'
/** Standard errors in half the width of a 95 % interval. */
const half = 1.96
const max = 0.2
const [examinees, items] = [Number(process.argv[3] ?? 3000), Number(process.argv[4] ?? 400)]
const only = process.argv[5]
const bank = nationalBank(items)
const compiled = compileBank(bank)
const shipped = parseDesign(JSON.parse(readFileSync('docs/designs/national-sitting/design.json', 'utf8')))

const designs: readonly (readonly [string, Design['exposure']])[] = [
  ['none', undefined],
  ['one of the best 20', { method: 'randomesque', size: 20 }],
  ['one of the best 40', { method: 'randomesque', size: 40 }],
  ['Sympson–Hetter', { method: 'sympson-hetter', max }],
  ['restricted maximum', { method: 'restricted-maximum', max }],
  ['eligibility', { method: 'eligibility', max }],
  ['eligibility at five thetas', { method: 'eligibility', max, thetaNodes: [-1.6, -0.8, 0, 0.8, 1.6] }],
]

function engineOf(design: Design) {
  return createEngine(compiled, design, { fingerprint: fingerprint(bank as ItemBank) })
}

/** The design with exposure parameters, where it needs them; other designs as they are. */
async function ready(design: Design): Promise<Design> {
  if (design.exposure?.method !== 'sympson-hetter') return design
  const rounds = { examinees: 2000, maximumLength: 30, bank: compiled, design }
  const found = await calibrateExposure(async function* (tried, round) {
    const people = normalExaminees(rounds.examinees, { mean: 0, sd: 1 }, `${seed}, ${round}`)
    yield [...simulateTests({ engine: engineOf(tried), examinees: people, seed: `${seed}, ${round}` }).tests]
  }, rounds)
  process.stdout.write(`Sympson–Hetter: ${found.iterations} rounds of ${rounds.examinees}, converged ${found.converged}\n`)
  return found.design
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
process.stdout.write(
  `${items} items, ${examinees} examinees from N(0, 1) a line, one replication, seed ${seed}, target ${percent(max)}; ± is half the width of a 95 % interval\n`,
)
process.stdout.write(
  '| exposure control | highest exposure | highest in a bin of half a logit | two people share | never used | items a test | RMSE | tests that break the blueprint |\n|---|---|---|---|---|---|---|---|\n',
)
for (const [name, exposure] of designs.filter(([way]) => only === undefined || way === only)) {
  const design = await ready({ ...shipped, exposure })
  const people = normalExaminees(examinees, { mean: 0, sd: 1 }, seed)
  const simulation = simulateTests({ engine: engineOf(design), examinees: people, seed })
  for (const _ of simulation.tests);
  const { exposure: seen, recovery, length, byTheta, violations } = simulation.summary()
  if (recovery.kind === 'none' || length === null || seen.overlap === null) throw new Error('nothing was estimated')
  const bins = byTheta.filter(({ n }) => n >= 100).map(({ maximumExposure }) => maximumExposure)
  const cells = [
    name,
    `${percent(seen.maximum)} ± ${(100 * half * Math.sqrt((seen.maximum * (1 - seen.maximum)) / examinees)).toFixed(1)}`,
    percent(Math.max(...bins)),
    percent(seen.overlap),
    seen.unused,
    length.mean.value.toFixed(1),
    `${recovery.rmse.value.toFixed(3)} ± ${(half * (recovery.rmse.monteCarloError ?? 0)).toFixed(3)}`,
    violations.tests,
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}
