import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { TraceLine } from '../../src/adaptive/session/trace.js'
import { bank20, itemId } from '../adaptive/banks.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

interface Step {
  readonly step: number
  readonly item: number
  readonly response: number
  readonly criterion: number
  readonly theta: number
  readonly standardError: number
}

const reference = JSON.parse(readFileSync(new URL('../reference/bank20-paths.json', import.meta.url), 'utf8')) as {
  readonly passport: { readonly tolerance: number }
  readonly paths: { readonly eap: readonly Step[]; readonly map: readonly Step[] }
}

const bank = bank20()
/** Right on every item easier than .3, as the passport of the paths says. */
const answers = bank.items.map((item) => (item.model === '3pl' && item.parameters.difficulty < 0.3 ? 1 : 0))

test.each(['eap', 'map'] as const)(
  'recorded answers through the command give the reference path by %s, item for item and figure for figure',
  async (method) => {
    const path = temporaryFolder()
    const design = { estimator: { method, prior: { mean: 0, sd: 1 } }, stop: [{ rule: 'length', items: 12 }] }
    writeFileSync(path('bank.json'), JSON.stringify(bank))
    writeFileSync(path('design.json'), JSON.stringify(design))
    writeFileSync(path('answers.csv'), `person,${bank.items.map(({ id }) => id).join(',')}\np-1,${answers.join(',')}\n`)
    const { code, stderr } = await runCommand([
      'simulate',
      ...['--bank', path('bank.json'), '--design', path('design.json'), '--answers', path('answers.csv')],
      ...['--trace', path('trace.ndjson'), '--out', path('rows.csv')],
    ])
    expect([code, stderr]).toEqual([0, ''])
    const lines = readFileSync(path('trace.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as TraceLine)
    const steps = reference.paths[method]
    expect(lines.map(({ person, step, item, response }) => [person, step, item, response])).toEqual(
      steps.map(({ step, item, response }) => ['p-1', step, itemId(item), response]),
    )
    for (const [index, expected] of steps.entries()) {
      expect(Object.keys(lines[index] ?? {})).toEqual([
        'person',
        'step',
        'item',
        'response',
        'theta',
        'standardError',
        'criterion',
      ])
      for (const field of ['criterion', 'theta', 'standardError'] as const)
        expect(Math.abs((lines[index]?.[field] as number) - expected[field])).toBeLessThan(reference.passport.tolerance)
    }
    const [header, row = ''] = readFileSync(path('rows.csv'), 'utf8').split('\n')
    expect(header).toBe('person,true_theta,theta,standard_error,items,stop_rule')
    const [person, trueTheta, theta, , items, stopRule] = row.split(',')
    expect([person, trueTheta, items, stopRule]).toEqual(['p-1', '', '12', 'length'])
    expect(Math.abs(Number(theta) - (steps.at(-1)?.theta as number))).toBeLessThan(1e-8)
  },
)
