import { expect, test } from 'vitest'
import { type CompiledBank, compileBank } from '../../src/bank/compile-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import { answersOf, createRandom, normalThetas, proportionAbove, twoCuts } from './simulated-persons.js'

const standard = twoCuts(0, 1)
const options = { itemDraws: 'none', curve: { count: 3, low: -3, high: 3 } } as const

/** Two pillars of some items each, one item after the other. */
function pillarBank(itemsEach: number, pillars: readonly (string | undefined)[] = ['ethics', 'safety']): CompiledBank {
  return compileBank(
    parseBank({
      format: 'melek-bank/1',
      id: 'pillars',
      version: '1',
      scale: { id: 'spread/1', metric: 'logit', status: 'calibrated' },
      items: Array.from({ length: itemsEach * pillars.length }, (_, i) => ({
        id: `i${i + 1}`,
        model: '2pl',
        parameters: { discrimination: 1.4, difficulty: -1.5 + (3 * Math.floor(i / pillars.length)) / (itemsEach - 1) },
        ...(pillars[i % pillars.length] === undefined ? {} : { content: { pillar: pillars[i % pillars.length] } }),
      })),
    }),
  )
}

/** Answers of persons whose two pillars correlate by some amount; `given` leaves cells out. */
function answers(bank: CompiledBank, pairs: readonly (readonly [number, number])[], given = (_p: number, _i: number) => true) {
  const random = createRandom('pillars', 'answers')
  const items = bank.items.length
  const columns = [0, 1].map((side) =>
    answersOf(
      bank.curves,
      pairs.map((pair) => pair[side] as number),
      random.fork(`side ${side}`),
    ),
  )
  return Uint8Array.from({ length: pairs.length * items }, (_, at) =>
    given(Math.floor(at / items), at % items) ? ((columns[(at % items) % 2] as Uint8Array)[at] as number) : 255,
  )
}

function pairs(count: number, correlation: number, [first, second]: readonly [number, number]) {
  const random = createRandom('pillars', 'persons')
  const common = normalThetas(random.fork('common'), count, 0, 1)
  const other = normalThetas(random.fork('other'), count, 0, 1)
  return common.map((theta, p): [number, number] => [
    first + theta,
    second + correlation * theta + Math.sqrt(1 - correlation ** 2) * (other[p] as number),
  ])
}

test('pillars that differ have shares of their own, which hold the truth; groups and persons as those of the total', () => {
  const bank = pillarBank(12)
  const persons = pairs(600, 0.3, [-0.5, 0.7])
  const groups = persons.map((_, p) => (p < 5 ? 'tiny' : p < 300 ? 'one' : 'two'))
  const { pillars } = estimateShares({ bank, responses: answers(bank, persons), persons: 600, groups, standard, options })
  expect(pillars).toMatchObject({
    persons: 600,
    pillars: [
      { pillar: 'ethics', items: 12 },
      { pillar: 'safety', items: 12 },
    ],
  })
  for (const [side, { value, stands, total, groups: own }] of (pillars?.pillars ?? []).entries()) {
    expect(stands).toBeNull()
    expect(value?.own).toBeGreaterThan(value?.total as number)
    if (total === null || total.share === null) throw new Error('the pillar must have a share')
    const truth = proportionAbove(
      persons.map((pair) => pair[side] as number),
      0,
    )
    // Four standard errors: wrong once in 16,000 seeds.
    expect(Math.abs(total.share - truth)).toBeLessThan(4 * total.standardError)
    expect(own.map(({ name, share }) => [name, share === null])).toEqual([
      ['one', true],
      ['tiny', true],
      ['two', false],
    ])
  }
})

test('one proficiency behind both pillars: the total stands for them, with complete answers and with incomplete ones', () => {
  const bank = pillarBank(12)
  const persons = pairs(600, 1, [0, 0])
  for (const given of [() => true, (p: number, i: number) => (p + i) % 3 !== 0]) {
    const { pillars } = estimateShares({ bank, responses: answers(bank, persons, given), persons: 600, standard, options })
    for (const { value, stands, total, groups } of pillars?.pillars ?? []) {
      expect(value?.total).toBeGreaterThan(value?.own as number)
      expect([stands, total, groups]).toEqual(['total-tells-more', null, []])
    }
    expect(pillars?.pillars).toHaveLength(2)
  }
})

test('too few persons, one item, or no variance leave pillars unjudged', () => {
  const bank = pillarBank(6)
  const few = estimateShares({ bank, responses: answers(bank, pairs(40, 0, [0, 0])), persons: 40, standard, options })
  expect(few.pillars?.pillars.map(({ stands, value }) => [stands, value])).toEqual([
    ['not-judged', null],
    ['not-judged', null],
  ])
  const single = answers(bank, pairs(200, 0, [0, 0]), (_, i) => i % 2 === 0 || i === 1)
  expect(estimateShares({ bank, responses: single, persons: 200, standard, options }).pillars?.pillars).toMatchObject([
    { pillar: 'ethics', items: 6, stands: 'not-judged' },
    { pillar: 'safety', items: 1, stands: 'not-judged' },
  ])
})

test('items that name fewer than two pillars give no pillars', () => {
  for (const names of [
    ['safety', 'safety'],
    ['safety', undefined],
  ]) {
    const bank = pillarBank(6, names)
    const responses = answers(bank, pairs(60, 1, [0, 0]))
    expect(estimateShares({ bank, responses, persons: 60, standard, options }).pillars).toBeNull()
  }
})
