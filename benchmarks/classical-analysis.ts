// How often `melek items` doubts keys and sees dimensions, rightly and wrongly: `node packaging/run-typescript.js
// benchmarks/classical-analysis.ts [REPLICATIONS [SEED]]`. The figures stand in docs/decisions/0017-classical-analysis.md.
import { analyseItems } from '../src/calibration/classical/analyse-items.js'
import {
  type AnswerMeaning,
  type ClassicalData,
  classicalData,
  classicalSettings,
} from '../src/calibration/classical/classical-data.js'
import { itemCovariances } from '../src/calibration/classical/covariances.js'
import { type Dimensionality, type DimensionVerdict, dimensionality } from '../src/calibration/classical/dimensionality.js'
import { scoreColumns } from '../src/calibration/classical/score-columns.js'
import { logistic } from '../src/math/logistic.js'
import { normalQuantile } from '../src/math/normal.js'
import { createRandom } from '../src/math/random-source.js'

const [replications = 100] = process.argv.slice(3, 4).map(Number)
const seed = process.argv[4] ?? 'classical-analysis-2026'
const random = createRandom(seed)
const options = ['A', 'B', 'C', 'D']
const verdicts: readonly DimensionVerdict[] = ['one', 'difficulty', 'dominant', 'several']

print(`${replications} replications, seed ${seed}`)
keys()
dimensions()

/** Items from b = −2 to 3, guessed right by one in five; every sixth item is keyed wrongly where `planted`. */
function keys(): void {
  print('\nKeys: share of 30 items doubted, in %: sound items / wrongly keyed items (other option keyed), ± Monte-Carlo error')
  print('| persons | sound, plain distractors | sound, distractors that draw | wrongly keyed, plain | wrongly keyed, that draw |')
  print('|---|---|---|---|---|')
  for (const persons of [100, 300, 1000, 10000]) {
    const runs = persons > 5000 ? Math.ceil(replications / 5) : replications
    const cells = [0, 0.5].map((draw) => {
      const [sound, wrong] = [createTally(), createTally()]
      for (let r = 0; r < runs; r++) {
        const planted = r % 2 === 1
        const { items } = analyseItems(sheet(persons, draw, planted), { replications: 2 })
        for (const [i, { flags }] of items.entries()) (planted && i % 6 === 3 ? wrong : sound).add(flags.includes('key-doubtful'))
      }
      return [sound, wrong] as const
    })
    const [plain, drawing] = cells as [(typeof cells)[0], (typeof cells)[0]]
    print(`| ${persons} | ${plain[0].percent()} | ${drawing[0].percent()} | ${plain[1].percent()} | ${drawing[1].percent()} |`)
  }
}

/** @param draw slope of a distractor's attraction in theta: option 2 draws the able among those who are wrong, option 3 the others */
function sheet(persons: number, draw: number, planted: boolean): ClassicalData {
  const items = 30
  const answers = new Uint8Array(persons * items)
  const slopes = [draw, -draw, 0]
  for (let p = 0; p < persons; p++) {
    const theta = random.normal()
    const weights = slopes.map((slope) => Math.exp(slope * theta))
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    for (let i = 0; i < items; i++) {
      const right = random.uniform() < 0.2 + 0.8 * logistic(theta - (-2 + (5 * i) / (items - 1)))
      let place = random.uniform() * all
      let distractor = 1
      for (const weight of weights.slice(0, 2)) {
        place -= weight
        if (place >= 0) distractor++
        else break
      }
      answers[p * items + i] = right ? 0 : distractor
    }
  }
  const itemIds = Array.from({ length: items }, (_, i) => `S${i + 1}`)
  const meanings = itemIds.map((_, i) =>
    options.map(
      (option, code): AnswerMeaning => ({
        state: 'answered',
        option,
        category: code === (planted && i % 6 === 3 ? 1 : 0) ? 1 : 0,
      }),
    ),
  )
  return { itemIds, persons, answers, meanings }
}

function dimensions(): void {
  print(
    '\nVerdicts, in % of replications: "one" / "difficulty" / "dominant" / "several" ("none" otherwise); ± Monte-Carlo error below 5',
  )
  print('| answers | items | persons | polychoric | product-moment |')
  print('|---|---|---|---|---|')
  const kinds = [
    { name: 'unrelated items', slope: 0, guess: 0, second: 1 },
    { name: 'one dimension, 2PL', slope: 1.2, guess: 0, second: 1 },
    { name: 'one dimension, steep, b from −3 to 3', slope: 1.7, guess: 0, second: 1, reach: 3 },
    { name: 'one dimension, guessed by one in five', slope: 1.2, guess: 0.2, second: 1 },
    { name: 'the same, steep, b from −3 to 3', slope: 1.7, guess: 0.2, second: 1, reach: 3 },
    { name: 'one dimension, guessed by one in three', slope: 1.2, guess: 0.33, second: 1 },
    { name: 'two halves, correlation .8', slope: 1.2, guess: 0, second: 0.8 },
    { name: 'two halves, correlation .8, guessed by one in four', slope: 1.2, guess: 0.25, second: 0.8 },
    { name: 'two halves, correlation .5', slope: 1.2, guess: 0, second: 0.5 },
    { name: 'easy and hard half, correlation .8', slope: 1.2, guess: 0, second: 0.8, sorted: true },
  ]
  for (const kind of kinds)
    for (const [items, persons] of [
      [20, 300],
      [20, 1000],
      [40, 1000],
      [40, 5000],
      [40, 20000],
    ] as const) {
      const found = { polychoric: [0, 0, 0, 0], plain: [0, 0, 0, 0] }
      const runs = persons > 5000 ? Math.ceil(replications / 5) : replications
      for (let r = 0; r < runs; r++) {
        const data = classicalData(answersOf(kind, items, persons))
        note(found.polychoric, analyseItems(data, { seed: `${seed} ${r}` }).dimensionality)
        note(found.plain, productMoment(data, `${seed} ${r}`))
      }
      const shares = (counts: readonly number[]) => counts.map((n) => Math.round((100 * n) / runs)).join(' / ')
      print(`| ${kind.name} | ${items} | ${persons} | ${shares(found.polychoric)} | ${shares(found.plain)} |`)
    }
}

function note(counts: number[], found: Dimensionality): void {
  const place = found.kind === 'refused' ? -1 : verdicts.indexOf(found.verdict)
  if (place >= 0) counts[place]!++
}

function productMoment(data: ClassicalData, runSeed: string): Dimensionality {
  const columns = scoreColumns(data)
  const { matrix } = itemCovariances(columns)
  const { items, variances, persons } = columns
  if (variances.includes(0)) return { kind: 'refused', reason: 'few-items' }
  const correlations = matrix.map(
    (c, at) => c / Math.sqrt((variances[Math.floor(at / items)] as number) * (variances[at % items] as number)),
  )
  const errors = correlations.map(() => 1)
  const easiness = columns.means.map((share) => normalQuantile(share))
  return dimensionality(
    { basis: 'product-moment', items, matrix: correlations, errors, easiness, constant: [], apart: false },
    persons,
    classicalSettings({ seed: runSeed }),
  )
}

interface Kind {
  readonly slope: number
  readonly guess: number
  /** Correlation of the dimensions of the two halves. */
  readonly second: number
  /** Difficulties go from −reach to reach; default 2. */
  readonly reach?: number
  /** Whether the second half is the harder one; otherwise both are as hard. */
  readonly sorted?: boolean
}

function answersOf({ slope, guess, second, reach = 2, sorted = false }: Kind, items: number, persons: number) {
  const responses = new Uint8Array(persons * items)
  for (let p = 0; p < persons; p++) {
    const first = random.normal()
    const other = second * first + Math.sqrt(1 - second * second) * random.normal()
    for (let i = 0; i < items; i++) {
      const theta = 2 * i < items ? first : other
      const place = sorted ? i / (items - 1) : (i % (items / 2)) / (items / 2 - 1)
      const difficulty = reach * (2 * place - 1)
      const right = guess + (1 - guess) * logistic(slope === 0 ? -difficulty : slope * (theta - difficulty))
      responses[p * items + i] = random.uniform() < right ? 1 : 0
    }
  }
  return { itemIds: Array.from({ length: items }, (_, i) => `I${i}`), persons, responses }
}

interface Tally {
  add(hit: boolean): void
  percent(): string
}

function createTally(): Tally {
  let [n, hits] = [0, 0]
  return {
    add(hit) {
      n++
      if (hit) hits++
    },
    percent() {
      const share = hits / n
      return `${(100 * share).toFixed(2)} ± ${(100 * Math.sqrt((share * (1 - share) + 1e-6) / n)).toFixed(2)}`
    },
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
