// How often DIF methods flag items without DIF: `node packaging/run-typescript.js benchmarks/dif-error-rates.ts [REPLICATIONS [PERSONS [SCENARIO]]]`.
// Two groups answer 2PL items, on a fixed form or in an adaptive test; flags at p < .05, without adjustment over the items.
import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import type { BankItem } from '../src/bank/item-bank.js'
import { detectDif } from '../src/calibration/dif/detect-dif.js'
import type { DifData, DifMethod } from '../src/calibration/dif/dif-data.js'
import { expectedScores } from '../src/calibration/dif/expected-score.js'
import { type MatchedPerson, thetaStrata } from '../src/calibration/dif/theta-strata.js'
import { logistic } from '../src/math/logistic.js'
import { normalUpperTail } from '../src/math/normal.js'
import { createRandom } from '../src/math/random-source.js'
import { compileScorer } from '../src/scoring/compile-scorer.js'
import { createScoreColumns } from '../src/scoring/score-columns.js'

const seed = 'dif-error-rates-2026'
const [replications = 12, persons = 1000, only] = process.argv.slice(3).map(Number)
const random = createRandom(seed)
const testLength = 20

interface Scenario {
  readonly name: string
  readonly items: number
  readonly adaptive: boolean
  /** Mean of the focal group; that of the reference group is 0. */
  readonly impact: number
  /** Every tenth item is harder for the focal group by this much. */
  readonly shift: number
}

const scenarios: readonly Scenario[] = [
  { name: 'fixed, 20 items, equal means', items: 20, adaptive: false, impact: 0, shift: 0 },
  { name: 'fixed, 20 items, focal mean −0.6', items: 20, adaptive: false, impact: -0.6, shift: 0 },
  { name: 'fixed, 20 items, −0.6, two items 0.6 harder', items: 20, adaptive: false, impact: -0.6, shift: 0.6 },
  { name: 'fixed, 12 items, focal mean −1', items: 12, adaptive: false, impact: -1, shift: 0 },
  { name: 'adaptive, 20 of 40 items, focal mean −0.6', items: 40, adaptive: true, impact: -0.6, shift: 0 },
]
const methods: readonly DifMethod[] = ['mh', 'logistic', 'lr', 'wald', 'catsib']

print(
  `${replications} replications, ${persons} persons a group, seed ${seed}; flags of items without DIF / of items with DIF, in %`,
)
print(`| scenario | ${methods.join(' | ')} | catsib, straight line | Monte-Carlo error |`)
print(`|---|${'---|'.repeat(methods.length + 2)}`)
for (const scenario of only === undefined ? scenarios : scenarios.slice(only, only + 1)) {
  const counts = Array.from({ length: methods.length + 1 }, () => ({ clean: [0, 0], shifted: [0, 0] }))
  for (let r = 0; r < replications; r++) {
    const data = simulated(scenario)
    for (const [m, method] of methods.entries()) {
      const matched = method === 'mh' || method === 'logistic'
      const matching = scenario.adaptive && matched ? expectedScores(data.bank, data.responses, data.persons) : undefined
      const { items } = detectDif(
        { ...data, matching },
        { focal: 'focal', method, adjustment: 'none', purify: scenario.shift !== 0, adaptive: scenario.adaptive },
      )
      for (const [i, each] of items.entries())
        if (each.kind === 'estimated') count(counts[m], isShifted(scenario, i), (each.p ?? 1) < 0.05)
    }
    // The comparison has no purification, which only scenarios without DIF can do without.
    for (let i = 0; i < (scenario.shift === 0 ? scenario.items : 0); i++) {
      const p = straightLineCatsib(data, i)
      if (p !== undefined) count(counts[methods.length], isShifted(scenario, i), p < 0.05)
    }
  }
  const cells = counts.map(({ clean, shifted }) => `${share(clean)}${shifted[1] === 0 ? '' : ` / ${share(shifted)}`}`)
  const tests = counts[0]?.clean[1] as number
  print(`| ${scenario.name} | ${cells.join(' | ')} | ${(100 * Math.sqrt((0.05 * 0.95) / tests)).toFixed(1)} |`)
}

type Counts = { readonly clean: number[]; readonly shifted: number[] }

function count(counts: Counts | undefined, shifted: boolean, flagged: boolean): void {
  const into = (shifted ? counts?.shifted : counts?.clean) as number[]
  into[0] = (into[0] as number) + (flagged ? 1 : 0)
  into[1] = (into[1] as number) + 1
}

function share([flags = 0, tests = 0]: readonly number[]): string {
  return tests === 0 ? '' : ((100 * flags) / tests).toFixed(1)
}

function isShifted({ shift }: Scenario, item: number): boolean {
  return shift !== 0 && item % 10 === 4
}

function simulated(scenario: Scenario): DifData & { readonly bank: CompiledBank } {
  const { items, adaptive, impact, shift } = scenario
  const parameters = Array.from({ length: items }, (_, i) => ({
    slope: 0.8 + 0.05 * ((i * 7) % 17),
    difficulty: -2 + (4 * ((i * 11) % items)) / (items - 1),
  }))
  const bank = compileBank({
    format: 'melek-bank/1',
    id: 'simulated',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'private',
    items: parameters.map(
      ({ slope, difficulty }, i): BankItem => ({
        id: `i${i}`,
        model: '2pl',
        parameters: { discrimination: slope, difficulty },
        status: 'operational',
        content: {},
        enemies: [],
      }),
    ),
  })
  const groups = Array.from({ length: 2 * persons }, (_, p) => (p % 2 === 1 ? 'focal' : 'reference'))
  const full = new Uint8Array(2 * persons * items)
  for (let p = 0; p < 2 * persons; p++) {
    const focal = p % 2
    const theta = random.normal() + focal * impact
    for (const [i, { slope, difficulty }] of parameters.entries()) {
      const moved = difficulty + (focal === 1 && isShifted(scenario, i) ? shift : 0)
      full[p * items + i] = random.uniform() < logistic(slope * (theta - moved)) ? 1 : 0
    }
  }
  const responses = adaptive ? adaptively(bank, full, parameters) : full
  return { itemIds: bank.itemIds, persons: 2 * persons, responses, groups, bank }
}

/** Every person is given the most informative item at the mean of the posterior, twenty times. */
function adaptively(
  bank: CompiledBank,
  full: Uint8Array,
  parameters: readonly { readonly slope: number; readonly difficulty: number }[],
): Uint8Array {
  const width = parameters.length
  const seen = new Uint8Array(full.length).fill(255)
  const columns = createScoreColumns(2 * persons)
  const scorer = compileScorer(bank, { method: 'eap', prior: { kind: 'normal', mean: 0, sd: 1 } })
  for (let step = 0; step < testLength; step++) {
    scorer.scoreInto(columns, seen, 2 * persons)
    for (let p = 0; p < 2 * persons; p++) {
      const theta = step === 0 ? 0 : (columns.theta[p] as number)
      let [best, most] = [0, -1]
      for (const [i, { slope, difficulty }] of parameters.entries()) {
        if (seen[p * width + i] !== 255) continue
        const right = logistic(slope * (theta - difficulty))
        const information = slope * slope * right * (1 - right)
        if (information > most) [best, most] = [i, information]
      }
      seen[p * width + best] = full[p * width + best] as number
    }
  }
  return seen
}

/** CATSIB with the linear correction of Warm's estimates: group mean + (1 − mean SE²/variance)(estimate − group mean). */
function straightLineCatsib(data: DifData & { readonly bank: CompiledBank }, item: number): number | undefined {
  const width = data.itemIds.length
  const rows = Array.from({ length: data.persons }, (_, p) => p).filter((p) => data.responses[p * width + item] !== 255)
  const responses = new Uint8Array(rows.length * width)
  for (const [at, p] of rows.entries()) responses.set(data.responses.subarray(p * width, (p + 1) * width), at * width)
  for (let at = 0; at < rows.length; at++) responses[at * width + item] = 255
  const columns = createScoreColumns(rows.length)
  compileScorer(data.bank, { method: 'wle' }).scoreInto(columns, responses, rows.length)
  const all = rows.map((p, at) => ({
    theta: columns.theta[at] as number,
    error: columns.standardError[at] as number,
    focal: (data.groups[p] === 'focal' ? 1 : 0) as 0 | 1,
    score: data.responses[p * width + item] as number,
  }))
  const lines = [0, 1].map((group) => {
    const own = all.filter(({ focal }) => focal === group)
    const mean = own.reduce((sum, { theta }) => sum + theta, 0) / own.length
    const variance = own.reduce((sum, { theta }) => sum + (theta - mean) ** 2, 0) / (own.length - 1)
    return { mean, slope: 1 - own.reduce((sum, { error }) => sum + error * error, 0) / own.length / variance }
  })
  const matched = all.map(({ theta, focal, score }): MatchedPerson => {
    const { mean, slope } = lines[focal] as { mean: number; slope: number }
    return { theta: mean + slope * (theta - mean), focal, score }
  })
  const strata = thetaStrata(matched)
  if (strata === undefined) return undefined
  const total = strata.reduce((sum, { persons: [one, other] }) => sum + one + other, 0)
  let [beta, variance] = [0, 0]
  for (const { persons: own, means, variances } of strata) {
    const part = (own[0] + own[1]) / total
    beta += part * (means[0] - means[1])
    variance += part * part * (variances[0] / own[0] + variances[1] / own[1])
  }
  return 2 * normalUpperTail(Math.abs(beta) / Math.sqrt(variance))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
