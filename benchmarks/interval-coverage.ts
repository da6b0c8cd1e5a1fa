// How often 95 % intervals of adaptive tests hold the truth: EAP over the population that is its prior, MLE and WLE at each theta:
// `node packaging/run-typescript.js benchmarks/interval-coverage.ts [TESTS_PER_THETA]`.
import { createEngine } from '../src/adaptive/session/create-engine.js'
import type { EstimationMethod } from '../src/adaptive/session/design.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import { type Examinee, normalExaminees } from '../src/simulation/examinee.js'
import { simulateTests } from '../src/simulation/simulate-tests.js'
import { type FormulaModel, formulaBank } from './formula-bank.js'

const seed = 'interval-coverage-2026'
const perTheta = Number(process.argv[3] ?? '1000')
const size = 400
const items = 25
const thetas = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]

function rehearse(model: FormulaModel, method: EstimationMethod, examinees: Iterable<Examinee>) {
  const bank = formulaBank(size, model, seed)
  const design = { estimator: { method, after: method === 'eap' ? 0 : 5 }, stop: [{ rule: 'length', items }] } as const
  const engine = createEngine(compileBank(bank), design, { fingerprint: fingerprint(bank) })
  const simulation = simulateTests({ engine, examinees, seed })
  for (const _ of simulation.tests);
  const { recovery, byTheta, withoutEstimate } = simulation.summary()
  if (recovery.kind === 'none' || recovery.coverage === null) throw new Error('nothing was estimated')
  return { coverage: recovery.coverage, byTheta, withoutEstimate }
}

function* atEachTheta(): Generator<Examinee> {
  for (const theta of thetas) for (let k = 0; k < perTheta; k++) yield { person: `${theta}-${k}`, theta }
}

const percent = (share: number) => `${(100 * share).toFixed(1)}`
const print = (line: string) => void process.stdout.write(`${line}\n`)
print(
  `${items} items a test of ${size} by formula, maximum information, seed ${seed}; ${perTheta} tests a theta: ± is the Monte-Carlo error`,
)
print(`| bank | estimator | over all | ${thetas.join(' | ')} | ±, at a theta | no finite estimate |`)
print(`|---|---|---|${thetas.map(() => '---|').join('')}---|---|`)
for (const model of ['2pl', '3pl', 'gpcm'] as const) {
  const people = [...normalExaminees(20 * perTheta, { mean: 0, sd: 1 }, seed)]
  const marginal = rehearse(model, 'eap', people).coverage
  for (const method of ['eap', 'mle', 'wle'] as const) {
    const { byTheta, withoutEstimate } = rehearse(model, method, atEachTheta())
    const cells = thetas.map((theta) => {
      const bin = byTheta.find((each) => each.theta === theta)
      if (bin === undefined || bin.recovery.kind === 'none' || bin.recovery.coverage === null)
        throw new Error(`no tests at ${theta}`)
      return percent(bin.recovery.coverage.value)
    })
    const whole = method === 'eap' ? `${percent(marginal.value)} ± ${percent(marginal.monteCarloError ?? 0)}` : ''
    const error = percent(Math.sqrt((0.95 * 0.05) / perTheta))
    print(`| ${[model, method, whole, ...cells, error, withoutEstimate].join(' | ')} |`)
  }
}
