// Bias and coverage of shares on the bundled bank, through the public doors of melek:
// `node packaging/run-typescript.js benchmarks/share-evidence.ts [REPLICATIONS [CELL…]]`. The tables stand in docs/validity.md.
import { bank, design, standard } from '../item-banks/asn-digital-literacy/index.js'
import { createEngine } from '../src/adaptive/session/create-engine.js'
import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import { normalQuantile } from '../src/math/normal.js'
import { createRandom, type RandomSource } from '../src/math/random-source.js'
import { categoryCurve, createCurvePoint } from '../src/models/category-curve.js'
import { estimateShares } from '../src/population/estimate-shares.js'
import type { PopulationResult, ShownShare } from '../src/population/population-result.js'
import { createScoreRows } from '../src/population/scores/read-score-rows.js'
import type { ScoreShareInput } from '../src/population/scores/score-options.js'
import { type ScoreShares, sharesFromScores } from '../src/population/scores/shares-from-scores.js'
import { drawItem } from '../src/population/uncertainty/draw-item.js'
import { compileEapScorer } from '../src/scoring/eap-columns.js'
import { compilePlausibleValues } from '../src/scoring/plausible-columns.js'
import { createScoreColumns } from '../src/scoring/score-columns.js'
import { simulateTest } from '../src/simulation/simulate-test.js'
import { thisMachine } from './machine.js'

const seed = 'share evidence 2026-11'
const [replicationsText = '2000', ...chosen] = process.argv.slice(3)
const replications = Number(replicationsText)
const compiled = compileBank(bank)
const cut = -0.4
const form = Uint8Array.from(bank.items, (item, i) => (item.status === 'operational' && i % 2 === 0 ? 1 : 0))
const curve = { count: 3, low: -3, high: 3 }

/** One estimate of one replication held against what it is about. */
interface Outcome {
  readonly truth: number
  readonly share: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

interface EvidenceCell {
  readonly name: string
  run(random: RandomSource, replication: number): readonly Outcome[]
}

const meanAt = (share: number) => cut + normalQuantile(share)
const normal = (n: number, mean: number, sd: number) => (random: RandomSource) =>
  Array.from({ length: n }, () => mean + sd * random.normal())
/** A gamma variable of shape 2, centred and scaled: skewness 1.41. */
const skewed = (n: number) => (random: RandomSource) =>
  Array.from({ length: n }, () => (-Math.log(1 - random.uniform()) - Math.log(1 - random.uniform()) - 2) / Math.SQRT2)
const mixed = (n: number) => (random: RandomSource) =>
  Array.from({ length: n }, () => (random.uniform() < 0.6 ? -0.7 + 0.5 * random.normal() : 0.9 + 0.6 * random.normal()))

function answers(curves: CompiledBank['curves'], thetas: readonly number[], random: RandomSource): Uint8Array {
  const point = createCurvePoint(8)
  const responses = new Uint8Array(thetas.length * curves.length).fill(255)
  for (const [p, theta] of thetas.entries()) {
    for (const [i, itemCurve] of curves.entries()) {
      if (form[i] !== 1) continue
      itemCurve.pointInto(point, theta)
      let left = random.uniform()
      let category = 0
      while (category < itemCurve.categories - 1 && left >= (point.probability[category] as number)) {
        left -= point.probability[category] as number
        category += 1
      }
      responses[p * curves.length + i] = category
    }
  }
  return responses
}

const above = (thetas: readonly number[]) => thetas.filter((theta) => theta >= cut).length / thetas.length
const outcomeOf = (truth: number, found: PopulationResult['total'] | PopulationResult['groups'][number]): Outcome => {
  const { share, standardError, interval } = found as ShownShare
  return { truth, share, standardError, low: interval[0], high: interval[1] }
}

function fromResponses(
  name: string,
  draw: (random: RandomSource) => readonly number[],
  itemDraws: 'none' | 20 = 'none',
): EvidenceCell {
  return {
    name,
    run(random) {
      const thetas = draw(random.fork('theta'))
      const curves =
        itemDraws === 'none'
          ? compiled.curves
          : bank.items.map((item) => categoryCurve(drawItem(item, random.fork(item.id)), bank.scale.scalingConstant))
      const responses = answers(curves, thetas, random.fork('answers'))
      const options = { itemDraws, curve, seed: 'evidence' } as const
      const found = estimateShares({ bank: compiled, responses, persons: thetas.length, standard, options })
      return found.total.share === null ? [] : [outcomeOf(above(thetas), found.total)]
    },
  }
}

function agencies(n: number): EvidenceCell {
  return {
    name: `two agencies of ${n}, means −0.8 and +0.8 SD, conditioned`,
    run(random) {
      const weak = normal(n, -0.8, 0.9)(random.fork('weak'))
      const strong = normal(n, 0.8, 0.9)(random.fork('strong'))
      const responses = answers(compiled.curves, [...weak, ...strong], random.fork('answers'))
      const groups = [...weak.map(() => 'weak'), ...strong.map(() => 'strong')]
      const found = estimateShares({
        bank: compiled,
        responses,
        persons: 2 * n,
        groups,
        standard,
        options: { itemDraws: 'none', curve },
      })
      return found.groups.flatMap((group) =>
        group.share === null ? [] : [outcomeOf(above(group.name === 'weak' ? weak : strong), group)],
      )
    },
  }
}

const engine = createEngine(compiled, design, { fingerprint: fingerprint(bank) })

function adaptive(n: number): EvidenceCell {
  return {
    name: `adaptive tests by the bundled design (stop at SE 0.35 or 30 items), n = ${n}`,
    run(random, replication) {
      const thetas = normal(n, meanAt(0.7), 1)(random.fork('theta'))
      const items = compiled.items.length
      const responses = new Uint8Array(n * items).fill(255)
      for (const [p, theta] of thetas.entries()) {
        const person = `${replication}-${p}`
        const { trace } = simulateTest(engine, { person, theta }, { seed, trace: true })
        for (const { item, response } of trace ?? [])
          responses[p * items + (compiled.indexOfItem.get(item) as number)] = response as number
      }
      const found = estimateShares({ bank: compiled, responses, persons: n, standard, options: { itemDraws: 'none', curve } })
      return found.total.share === null ? [] : [outcomeOf(above(thetas), found.total)]
    },
  }
}

type ScoreKind = 'plausible-values' | 'estimates'

/** Scores as the bulk scorer writes them, then shares from their text. */
function fromScores(name: string, kind: ScoreKind, n: number, populationSize?: number): EvidenceCell {
  const share = 0.7
  return {
    name,
    run(random, replication) {
      const thetas = normal(n, meanAt(share), 1)(random.fork('theta'))
      const responses = answers(compiled.curves, thetas, random.fork('answers'))
      const text = kind === 'estimates' ? estimateLines(responses, n) : valueLines(responses, n, replication)
      const found = sharesOfText(text, {
        standard,
        origin: { ...origin, conditioning: ['all'] },
        populationSize,
        options: { curve },
      })
      return [outcomeOf(populationSize === undefined ? above(thetas) : share, found.total)]
    },
  }
}

const origin: ScoreShareInput['origin'] = {
  bank: { id: bank.id, version: bank.version, provisional: true, security: 'public' },
  scaleId: bank.scale.id,
  method: 'eap',
  prior: { kind: 'normal', mean: 0, sd: 1 },
  conditioning: [],
  standardFingerprint: null,
  logits: true,
}

const scorer = compileEapScorer(compiled, { parameterUncertainty: 'ignore', prior: { kind: 'normal', mean: 0, sd: 1 } })

function estimateLines(responses: Uint8Array, n: number): string {
  const scored = createScoreColumns(n)
  scorer.scoreInto(scored, responses, n)
  const { theta, standardError } = scored
  return ['theta,standard_error', ...Array.from({ length: n }, (_, p) => `${theta[p]},${standardError[p]}`)].join('\n')
}

function valueLines(responses: Uint8Array, n: number, replication: number): string {
  const own = estimateShares({ bank: compiled, responses, persons: n, standard, options: { itemDraws: 'none', curve } })
  const { mean, sd } = (own.total as ShownShare).conditioning
  const count = 10
  const values = new Float64Array(n * count)
  const draws = compilePlausibleValues(compiled, {
    count,
    seed: `${seed} ${replication}`,
    prior: { kind: 'normal', mean, sd },
    parameterUncertainty: 'ignore',
  })
  draws.drawInto(values, responses, n, String)
  const header = Array.from({ length: count }, (_, m) => `pv${m + 1}`).join(',')
  return [header, ...Array.from({ length: n }, (_, p) => values.subarray(p * count, (p + 1) * count).join(','))].join('\n')
}

function sharesOfText(text: string, input: ScoreShareInput): PopulationResult {
  const rows = createScoreRows({})
  const held: { shares?: ScoreShares } = {}
  const bytes = new TextEncoder().encode(`${text}\n`)
  const header = bytes.indexOf(10) + 1
  const sink = { row: (person: Parameters<ScoreShares['add']>[0]) => void held.shares?.add(person), refuse: () => {} }
  rows.push(bytes.subarray(0, header), sink)
  held.shares = sharesFromScores(input, rows.plan as NonNullable<typeof rows.plan>)
  rows.push(bytes.subarray(header), sink)
  rows.end(sink)
  return held.shares.result(rows.texts)
}

const cells: readonly EvidenceCell[] = [
  ...[20, 50, 200, 1000].map((n) => fromResponses(`responses, normal, n = ${n}, share 70 %`, normal(n, meanAt(0.7), 1))),
  ...[0.3, 0.9].map((share) =>
    fromResponses(`responses, normal, n = 200, share ${100 * share} %`, normal(200, meanAt(share), 1)),
  ),
  fromResponses('responses, skewed (gamma, skewness 1.4), n = 200', skewed(200)),
  fromResponses('responses, two components, n = 200', mixed(200)),
  agencies(100),
  adaptive(50),
  fromScores('plausible values, those tested, n = 50', 'plausible-values', 50),
  fromScores('plausible values, those tested, n = 200', 'plausible-values', 200),
  fromScores('plausible values, population (simple random sample), n = 50', 'plausible-values', 50, 1_000_000),
  fromScores('plausible values, population (simple random sample), n = 200', 'plausible-values', 200, 1_000_000),
  fromScores('estimates with errors (EAP), n = 50', 'estimates', 50),
  fromScores('estimates with errors (EAP), n = 200', 'estimates', 200),
  fromResponses(
    'responses, true parameters drawn from the bank’s uncertainty, n = 200, 20 draws',
    normal(200, meanAt(0.7), 1),
    20,
  ),
]

const print = (text: string) => void process.stdout.write(`${text}\n`)
const machine = thisMachine()
print(
  `${machine.cpu}, Node ${machine.node}, melek ${machine.commit}, ${machine.date}, seed "${seed}", ${[...form].filter((used) => used === 1).length} items`,
)
print('| cell | estimates | bias, points | ± | RMSE | mean SE | coverage 95 %, % | ± |')
print('|---|---|---|---|---|---|---|---|')
for (const [c, cell] of cells.entries()) {
  if (chosen.length > 0 && !chosen.includes(String(c))) continue
  const random = createRandom(seed, cell.name)
  const outcomes = Array.from({ length: replications }, (_, r) => cell.run(random.fork(`replication ${r}`), r)).flat()
  print(row(cell.name, outcomes))
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const n = outcomes.length
  const errors = outcomes.map(({ share, truth }) => 100 * (share - truth))
  const bias = errors.reduce((sum, error) => sum + error, 0) / n
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / (n - 1))
  const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / n)
  const meanError = (100 * outcomes.reduce((sum, { standardError }) => sum + standardError, 0)) / n
  const covered = outcomes.filter(({ truth, low, high }) => truth >= low && truth <= high).length / n
  const figures = [
    ...[bias, spread / Math.sqrt(n), rmse, meanError].map((value) => value.toFixed(2)),
    (100 * covered).toFixed(1),
    (100 * Math.sqrt((covered * (1 - covered)) / n)).toFixed(1),
  ]
  return `| ${name} | ${n} | ${figures.join(' | ')} |`
}
