import { answerSums } from './answer-sums.js'
import { type ClassicalData, type ClassicalOptions, classicalSettings, refuseBadData } from './classical-data.js'
import { groupCovariances, itemCovariances } from './covariances.js'
import { type Dimensionality, dimensionality } from './dimensionality.js'
import { analyseItem, type ItemAnalysis } from './item-analysis.js'
import { correlationGatherer } from './item-correlations.js'
import { extremeGroups, personTotals } from './rest-scores.js'
import { scoreColumns } from './score-columns.js'
import { alphasWithout, type TestStatistics, testStatistics } from './test-statistics.js'
import { trailingBlanks } from './trailing-blanks.js'

/** Classical analysis of a file of answers. */
export interface ClassicalResult {
  readonly persons: number
  readonly items: readonly ItemAnalysis[]
  readonly test: TestStatistics
  /** Figures of the test in each group of ten persons or more, in the order in which groups occur; over the items that two of them have. */
  readonly groups: readonly { readonly name: string; readonly test: TestStatistics }[]
  readonly dimensionality: Dimensionality
}

/**
 * What there is to know of items and test before any model: difficulty, discrimination, options and doubts about keys, blanks,
 * reliability, and how many dimensions the answers hint at.
 *
 * Missing answers: an item figure is of the persons with an answer that counts; sums of the test are built from covariances of pairs.
 * @throws MelekError `classical-data`
 * @source Lord & Novick (1968), Statistical Theories of Mental Test Scores; Crocker & Algina (1986), Introduction to Classical and
 *   Modern Test Theory
 * @example
 * ```ts
 * import { analyseItems, classicalData } from 'melek/calibration'
 *
 * const responses = Uint8Array.of(1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0)
 * const { test, items } = analyseItems(classicalData({ itemIds: ['A', 'B', 'C'], persons: 4, responses }))
 * test.kind === 'estimated' && [test.mean, test.alpha] // => [1.5, 0.75]
 * items.map(({ difficulty }) => difficulty.kind === 'estimated' && difficulty.p) // => [0.75, 0.5, 0.25]
 * ```
 */
export function analyseItems(data: ClassicalData, options: ClassicalOptions = {}): ClassicalResult {
  refuseBadData(data)
  const settings = classicalSettings(options)
  const { itemIds, persons, meanings } = data
  const columns = scoreColumns(data)
  const gatherer = correlationGatherer(columns, itemIds)
  const covariances = itemCovariances(columns, gatherer.visit)
  const totals = personTotals(columns)
  const groups = extremeGroups(totals)
  const trailing = trailingBlanks(columns, meanings)
  const without = alphasWithout(covariances)
  const test = testStatistics(columns, covariances)
  const items = itemIds.map((item, i) =>
    analyseItem(
      {
        item,
        sums: answerSums(columns, i, meanings[i] ?? [], { totals, groups }),
        persons,
        highest: columns.highest[i] as number,
        trailing: trailing[i] as number,
        alphaWithout: test.kind === 'estimated' ? without[i] : undefined,
      },
      settings,
    ),
  )
  return {
    persons,
    items,
    test,
    groups: membersOf(data).map(([name, members]) => ({ name, test: groupStatistics(data, members) })),
    dimensionality: dimensionality(gatherer.correlations(covariances), persons, settings),
  }
}

/** Persons of a group from which it has figures. */
const leastPersons = 10

function groupStatistics(data: ClassicalData, members: Uint32Array): TestStatistics {
  const persons = members.length
  if (persons < leastPersons) return { kind: 'refused', reason: 'few-persons', persons, items: data.itemIds.length }
  const { columns, covariances } = groupCovariances(data, members)
  return testStatistics(columns, covariances)
}

function membersOf({ groups = [] }: ClassicalData): (readonly [name: string, members: Uint32Array])[] {
  const members = new Map<string, number[]>()
  for (const [p, group] of groups.entries()) {
    const own = members.get(group)
    if (own === undefined) members.set(group, [p])
    else own.push(p)
  }
  return [...members].map(([name, places]) => [name, Uint32Array.from(places)])
}
