// Bias and coverage of shares on the bundled bank, through the public doors of melek:
// `node packaging/run-typescript.js benchmarks/share-evidence.ts [REPLICATIONS [--kept FILE] [CELL…]]`. The tables stand in docs/validity.md.
import { bank, design, standard } from '../item-banks/asn-digital-literacy/index.js'
import { createEngine } from '../src/adaptive/session/create-engine.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import type { RandomSource } from '../src/math/random-source.js'
import { type Covariate, estimateShares, type ShownShare } from '../src/population/index.js'
import { simulateTest } from '../src/simulation/simulate-test.js'
import { thisMachine } from './machine.js'
import { type EvidenceCell, evidenceHeader, evidenceRow, outcomeOf, outcomesOf } from './share-outcomes.js'
import {
  above,
  answers,
  compiled,
  type Draw,
  drawnCurves,
  formLength,
  meanAt,
  normal,
  skewed,
  skewedDeviate,
  twoComponents,
} from './share-samples.js'
import { estimateText, origin, sharesOfText, valueText } from './share-scores.js'

const { replications, keptIn, chosen } = settingsOf(process.argv.slice(3))
const seed = 'share evidence 2026-11'
const curve = { count: 3, low: -3, high: 3 }

function fromResponses(name: string, draw: Draw, itemDraws: 'none' | 20 = 'none'): EvidenceCell {
  return {
    name,
    run(random) {
      const thetas = draw(random.fork('theta'))
      const curves = itemDraws === 'none' ? compiled.curves : drawnCurves(random)
      const responses = answers(curves, thetas, random.fork('answers'))
      const options = {
        itemDraws,
        curve,
        seed: 'evidence',
        parameterUncertainty: itemDraws === 'none' ? 'ignore' : 'marginal',
      } as const
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

/** Persons whose proficiency hangs on schooling and age, which explain 40 % of it, and what they answered. */
function covariateSample(n: number, universities: number, deviate: (random: RandomSource) => number, random: RandomSource) {
  const persons = Array.from({ length: n }, () => {
    const schooling = random.uniform() < universities ? 'S1' : 'SMA'
    const age = 22 + Math.floor(37 * random.uniform())
    const expected = 0.12 + (schooling === 'S1' ? 0.45 : -0.45) - (0.35 * (age - 40)) / 10.7
    return { schooling, age: String(age), theta: expected + 0.7 * deviate(random) }
  })
  const thetas = persons.map(({ theta }) => theta)
  return { persons, thetas, responses: answers(compiled.curves, thetas, random.fork('answers')) }
}

const covariatesOf = (persons: readonly { schooling: string; age: string }[]): Covariate[] => [
  { name: 'schooling', values: persons.map(({ schooling }) => schooling) },
  { name: 'age', values: persons.map(({ age }) => age) },
]

function withCovariates(name: string, n: number, deviate = (random: RandomSource) => random.normal()): EvidenceCell {
  return {
    name,
    run(random) {
      const { persons, thetas, responses } = covariateSample(n, 0.5, deviate, random)
      const covariates = covariatesOf(persons)
      const options = { itemDraws: 'none', curve } as const
      const found = estimateShares({ bank: compiled, responses, persons: n, covariates, standard, options })
      return found.total.share === null ? [] : [outcomeOf(above(thetas), found.total)]
    },
  }
}

function agenciesWithCovariates(n: number): EvidenceCell {
  return {
    name: `two agencies of ${n}, 30 and 70 % with a degree, conditioned on schooling and age`,
    run(random) {
      const two = [0.3, 0.7].map((universities, k) =>
        covariateSample(n, universities, (source) => source.normal(), random.fork(`agency ${k}`)),
      )
      const found = estimateShares({
        bank: compiled,
        responses: Uint8Array.from(two.flatMap(({ responses }) => [...responses])),
        persons: 2 * n,
        groups: two.flatMap(({ persons }, k) => persons.map(() => `agency ${k}`)),
        covariates: covariatesOf(two.flatMap(({ persons }) => persons)),
        standard,
        options: { itemDraws: 'none', curve },
      })
      return found.groups.flatMap((group, k) => (group.share === null ? [] : [outcomeOf(above(two[k]?.thetas ?? []), group)]))
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
      const found = estimateShares({
        bank: compiled,
        responses,
        persons: n,
        standard,
        options: { itemDraws: 'none', curve },
      })
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
      const found = sharesOfText(kind === 'estimates' ? estimateText(responses, n) : valuesOf(responses, n, replication), {
        standard,
        origin: { ...origin, conditioning: ['all'] },
        populationSize,
        options: { curve },
      })
      return [outcomeOf(populationSize === undefined ? above(thetas) : share, found.total)]
    },
  }
}

/** Plausible values under the mean and SD that these persons' answers tell. */
function valuesOf(responses: Uint8Array, n: number, replication: number): string {
  const own = estimateShares({
    bank: compiled,
    responses,
    persons: n,
    standard,
    options: { itemDraws: 'none', curve },
  })
  const { mean, sd } = (own.total as ShownShare).conditioning
  return valueText(responses, n, { seed: `${seed} ${replication}`, mean, sd })
}

const cells: readonly EvidenceCell[] = [
  ...[20, 50, 200, 1000].map((n) => fromResponses(`responses, normal, n = ${n}, share 70 %`, normal(n, meanAt(0.7), 1))),
  ...[0.3, 0.9].map((share) =>
    fromResponses(`responses, normal, n = 200, share ${100 * share} %`, normal(200, meanAt(share), 1)),
  ),
  fromResponses('responses, skewed (gamma, skewness 1.4), n = 200', skewed(200)),
  fromResponses('responses, two components, n = 200', twoComponents(200)),
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
  withCovariates('two covariates that explain 40 %, n = 200', 200),
  withCovariates('two covariates that explain 40 %, n = 1000', 1000),
  agenciesWithCovariates(100),
  agenciesWithCovariates(500),
  withCovariates('two covariates, skewed residuals, n = 1000', 1000, skewedDeviate),
]

const print = (text: string) => void process.stdout.write(`${text}\n`)
const machine = thisMachine()
print(`${machine.cpu}, Node ${machine.node}, melek ${machine.commit}, ${machine.date}, seed "${seed}", ${formLength} items`)
print(evidenceHeader)
for (const [c, cell] of cells.entries()) {
  if (chosen.length > 0 && !chosen.includes(String(c))) continue
  print(evidenceRow(cell.name, outcomesOf(cell, { seed, replications, keptIn })))
}

function settingsOf(words: readonly string[]) {
  const at = words.indexOf('--kept')
  const [replicationsText = '2000', ...cells] = at < 0 ? words : words.filter((_, k) => k !== at && k !== at + 1)
  return { replications: Number(replicationsText), keptIn: at < 0 ? undefined : words[at + 1], chosen: cells }
}
