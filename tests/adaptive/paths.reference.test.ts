import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain } from '../../src/adaptive/session/explain.js'
import { traceLines } from '../../src/adaptive/session/trace.js'
import { bank20, engineOf, itemId } from './banks.js'
import { play } from './play-session.js'

interface Step {
  readonly step: number
  readonly item: number
  readonly response: number
  readonly criterion: number
  readonly margin: number
  readonly theta: number
  readonly standardError: number
}

const reference = JSON.parse(readFileSync(new URL('../reference/bank20-paths.json', import.meta.url), 'utf8')) as {
  readonly passport: { readonly tolerance: number }
  readonly paths: { readonly eap: readonly Step[]; readonly map: readonly Step[] }
}

const bank = bank20()
const rightBelow = 0.3

describe.each(['eap', 'map'] as const)('the 12-item path by %s', (method) => {
  const engine = engineOf(bank, { estimator: { method, prior: { mean: 0, sd: 1 } }, stop: [{ rule: 'length', items: 12 }] })
  const session = play(engine, { seed: 'any' }, (id) => {
    const item = bank.items.find((other) => other.id === id)
    return item?.model === '3pl' && item.parameters.difficulty < rightBelow ? 1 : 0
  })
  const lines = traceLines(session)

  test('gives the reference items and figures at every step', () => {
    expect(lines.map(({ item, response }) => [item, response])).toEqual(
      reference.paths[method].map(({ item, response }) => [itemId(item), response]),
    )
    for (const [index, expected] of reference.paths[method].entries()) {
      for (const field of ['criterion', 'theta', 'standardError'] as const) {
        expect(Math.abs((lines[index]?.[field] as number) - expected[field])).toBeLessThan(reference.passport.tolerance)
      }
    }
  })

  test('is explained with the reference margin between the best two candidates', () => {
    for (const { step, margin, item } of reference.paths[method]) {
      const { top } = explain(engine, session, step)
      expect(top[0]?.item).toBe(itemId(item))
      const difference = (top[0]?.criterion as number) - (top[1]?.criterion as number)
      expect(Math.abs(difference - margin)).toBeLessThan(reference.passport.tolerance)
    }
  })
})
