import { describe, expect, test } from 'vitest'
import { type Design, designDefaults } from '../../src/adaptive/session/design.js'
import { explain } from '../../src/adaptive/session/explain.js'
import { replay } from '../../src/adaptive/session/replay.js'
import { isResponse, type Session } from '../../src/adaptive/session/session.js'
import type { BankItem, ItemBank } from '../../src/bank/item-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { information } from '../../src/models/item-functions.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bank20, bankOf, engineOf, itemId, mixedBank, raschBank } from './banks.js'
import { itemsOf, play, simulated } from './play-session.js'

const ended = (items: number) => [{ rule: 'length', items }] as const
const responses = (session: Session) => session.events.filter(isResponse)
const figuresAreFinite = (session: Session) => {
  for (const event of session.events) {
    if ('theta' in event) expect(Number.isFinite(event.theta)).toBe(true)
    if (event.type === 'presented') expect(Number.isFinite(event.criterion)).toBe(true)
  }
}

function finalTheta({ result }: Session): number {
  return result?.estimate.kind === 'finite' ? result.estimate.theta : Number.NaN
}

/** Five items with lower asymptotes, in the order in which they are given. */
const sharp: readonly ItemModel[] = [
  [1.55, -1.88],
  [3.02, -0.38],
  [1.9, -0.1],
  [2.06, 0.41],
  [1.48, 0.72],
].map(([discrimination = 1, difficulty = 0]) => ({
  model: '3pl',
  parameters: { discrimination, difficulty, lowerAsymptote: 0.12 },
}))
const inOrder = (design: Design) =>
  engineOf(bankOf(sharp), {
    select: { criterion: 'fixed-sequence', items: sharp.map((_, k) => itemId(k + 1)) },
    stop: ended(5),
    ...design,
  })

describe('edge case 1, all right and all wrong under maximum likelihood', () => {
  const engine = engineOf(raschBank([-1, -0.5, 0, 0.5, 1]), { estimator: { method: 'mle' }, stop: ended(5) })

  test.each([
    [1, 'above'],
    [0, 'below'],
  ] as const)('answers of %i have an estimate that says %s, and no figure', (category, direction) => {
    const session = play(engine, { seed: 's' }, () => category)
    expect(session.result?.estimate).toEqual({ kind: 'unbounded', direction })
    figuresAreFinite(session)
  })

  test('items are chosen at the posterior mean meanwhile, and the log says so', () => {
    const session = play(engine, { seed: 's' }, () => 1)
    expect(responses(session).every(({ estimatedBy }) => estimatedBy === 'eap')).toBe(true)
  })
})

describe('edge case 2, no finite maximum although some answers are right', () => {
  test('is found out by the likelihood, not by counting right answers', () => {
    const engine = inOrder({ estimator: { method: 'mle' } })
    const session = play(engine, { seed: 's' }, (id) => (id === itemId(3) || id === itemId(5) ? 1 : 0))
    expect(session.result?.estimate).toEqual({ kind: 'unbounded', direction: 'below' })
    expect(replay(engine, session).kind).toBe('same')
  })
})

describe('edge cases 3 and 4, several maxima', () => {
  test('a session has the highest maximum of the weighted likelihood, whatever it was before', () => {
    const engine = inOrder({ estimator: { method: 'wle' } })
    const session = play(engine, { seed: 's' }, (id) => (id === itemId(3) || id === itemId(5) ? 1 : 0))
    // Roots at −2.2868 (highest) and −0.8540.
    expect(finalTheta(session)).toBeCloseTo(-2.286803, 5)
  })
})

describe('edge case 6, negative observed information', () => {
  test('is a value like any other where the observed information is expected, and never a reason to stop', () => {
    const engine = engineOf(bank20(), { select: { criterion: 'expected-information' }, stop: ended(6) })
    const session = play(engine, { seed: 's' }, simulated(engine, -2, 'p'))
    expect(itemsOf(session)).toHaveLength(6)
    figuresAreFinite(session)
  })
})

describe('edge case 7, what a standard error is', () => {
  test.each(['eap', 'map', 'mle', 'wle', 'jeffreys'] as const)('a session by %s logs the one of that method', (method) => {
    const engine = engineOf(bank20(), { estimator: { method }, stop: ended(12) })
    const session = play(engine, { seed: 's' }, simulated(engine, 0.2, 'p'))
    const answers = new Map(responses(session).map((event) => [event.item, event.category as number]))
    const all = engine.bank.itemIds.map((id) => answers.get(id) ?? 255)
    const own = estimateProficiency(engine.bank, all, { method }) as { theta: number; standardError: number }
    const last = responses(session).at(-1)
    expect(last?.estimatedBy).toBe(method)
    expect(last?.theta).toBeCloseTo(own.theta, 8)
    expect(last?.standardError).toBeCloseTo(own.standardError, 8)
  })
})

describe('edge cases 8 and 9, very long and very steep tests', () => {
  test('an estimate from 300 answers is a number, and so is one from items of slope 40', () => {
    const long = engineOf(raschBank(Array.from({ length: 300 }, (_, k) => -3 + k / 50)), {
      select: { criterion: 'random' },
      stop: ended(300),
    })
    const session = play(long, { seed: 's' }, (id) => id.length % 2)
    expect(session.result).toMatchObject({ scored: 300, estimate: { kind: 'finite' } })
    const steep = bankOf([-1, 0, 1, 25].map((difficulty) => ({ model: '2pl', parameters: { discrimination: 40, difficulty } })))
    figuresAreFinite(play(engineOf(steep), { seed: 's' }, (id) => (id === itemId(1) ? 1 : 0)))
  })
})

describe('edge cases 11 and 34, items that tell nothing or lie far away', () => {
  const strange: readonly ItemModel[] = [
    { model: '2pl', parameters: { discrimination: 1e-6, difficulty: 0 } },
    { model: '2pl', parameters: { discrimination: 1, difficulty: 30 } },
    { model: '3pl', parameters: { discrimination: 2, difficulty: -30, lowerAsymptote: 0.25 } },
    { model: 'gpcm', parameters: { discrimination: 1, steps: [-1, -0.6, 4, -4, 0.5, 1] } },
    { model: 'grm', parameters: { discrimination: 1, thresholds: [0, 1e-9] } },
    { model: 'nrm', parameters: { slopes: [0, 0], intercepts: [0.3, -0.2] } },
  ]

  test.each([
    'maximum-information',
    'closest-difficulty',
    'closest-peak',
    'posterior-weighted-information',
    'posterior-kullback-leibler',
    'posterior-global-discrimination',
    'mutual-information',
    'expected-information',
    'expected-posterior-variance',
    'progressive',
    'proportional',
    'random',
  ] as const)('all of them can be given and scored by %s', (criterion) => {
    const engine = engineOf(bankOf(strange), { select: { criterion } })
    const session = play(engine, { seed: 's' }, (id) => engine.bank.categories[engine.bank.indexOfItem.get(id) as number]! - 1)
    expect(itemsOf(session).toSorted()).toEqual(strange.map((_, k) => itemId(k + 1)))
    figuresAreFinite(session)
    expect(replay(engine, session).kind).toBe('same')
  })

  test('a bank of one item is a test of one item', () => {
    const engine = engineOf(raschBank([0.3]))
    expect(play(engine, { seed: 's' }, () => 1).result).toMatchObject({
      itemsGiven: 1,
      stop: { rule: 'no-item', detail: 'bank-exhausted' },
    })
  })

  test('a bank of 1,000 items gives the item that is best of all', () => {
    const bank = raschBank(Array.from({ length: 1000 }, (_, k) => -4 + (8 * ((k * 37) % 1000)) / 999))
    const engine = engineOf(bank, { start: { theta: 1.234 }, stop: ended(1) })
    const session = play(engine, { seed: 's' }, () => 1)
    const given = bank.items.find(({ id }) => id === itemsOf(session)[0]) as BankItem
    const values = bank.items.map((item) => information(item as ItemModel, 1.234))
    expect(information(given as ItemModel, 1.234)).toBeCloseTo(Math.max(...values), 12)
  })
})

describe('edge case 18, parameters that no model allows', () => {
  test.each<[string, ItemModel]>([
    ['a slope of 0', { model: '2pl', parameters: { discrimination: 0, difficulty: 0 } }],
    [
      'a lower above the upper asymptote',
      { model: '4pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.6, upperAsymptote: 0.5 } },
    ],
    ['thresholds that fall', { model: 'grm', parameters: { discrimination: 1, thresholds: [1, 0] } }],
  ])('%s never comes to a session: the bank is refused', (_, item) => {
    expect(() => parseBank(bankOf([item]))).toThrow()
  })
})

describe('edge case 19, an upper asymptote', () => {
  test('makes an item worth less far above it, so that another is given', () => {
    const common = { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.2 }
    const bank = bankOf([
      { model: '4pl', parameters: { ...common, upperAsymptote: 0.9 } },
      { model: '2pl', parameters: { discrimination: 0.5, difficulty: 0 } },
    ])
    const engine = engineOf(bank, { start: { theta: 3 }, stop: ended(1) })
    const session = play(engine, { seed: 's' }, () => 1)
    expect(itemsOf(session)).toEqual([itemId(2)])
    // The value of the 4PL item at theta 3; forgetting the upper asymptote makes it 15 times as much.
    const values = new Map(explain(engine, session, 1).top.map(({ item, criterion }) => [item, criterion]))
    expect(values.get(itemId(1))).toBeCloseTo(0.0013547, 6)
  })
})

describe('edge case 21, what depends on the nodes', () => {
  test('a choice weighted by the posterior is the same on 61 and on 121 nodes', () => {
    const itemsOn = (nodes: readonly [number, number, number]) => {
      const engine = engineOf(bank20(), {
        estimator: { nodes },
        select: { criterion: 'posterior-kullback-leibler' },
        stop: ended(10),
      })
      return itemsOf(play(engine, { seed: 's' }, simulated(engine, 0.4, 'p')))
    }
    expect(itemsOn([61, -6, 6])).toEqual(itemsOn([121, -6, 6]))
  })
})

describe('edge case 22, another scaling constant', () => {
  test('D of 1.702 with slopes divided by it is the same test', () => {
    const bank = bank20()
    const divided: ItemBank = {
      ...bankOf([], { scalingConstant: 1.702 }),
      items: bank.items.map((item) => {
        const { discrimination, ...rest } = item.parameters as { discrimination: number }
        return { ...item, parameters: { ...rest, discrimination: discrimination / 1.702 } } as BankItem
      }),
    }
    const played = [bank, divided].map((one) => {
      const engine = engineOf(one, { stop: ended(10) })
      return play(engine, { seed: 's' }, simulated(engine, 0.5, 'p'))
    }) as [Session, Session]
    expect(itemsOf(played[1])).toEqual(itemsOf(played[0]))
    expect(finalTheta(played[1])).toBeCloseTo(finalTheta(played[0]), 9)
  })
})

describe('edge case 28, defaults', () => {
  test('written out change nothing', () => {
    const silent = engineOf(mixedBank())
    const said = engineOf(mixedBank(), {
      ...designDefaults,
      start: { theta: 0 },
      constraints: { enemies: true, method: 'greedy' },
    })
    expect(said.design).toEqual(silent.design)
    const sessions = [silent, said].map((engine) => play(engine, { seed: 's' }, simulated(engine, 0.4, 'p')))
    expect(JSON.stringify(sessions[1])).toBe(JSON.stringify(sessions[0]))
  })
})
