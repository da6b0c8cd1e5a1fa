import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scoresOf } from '../bulk/read-scores-of.js'
import reference from '../reference/scoring-exact.json' with { type: 'json' }
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const columns: Readonly<Record<string, (row: readonly number[]) => string>> = {
  '2pl': ([a, b]) => `${a},${b},,`,
  '3pl': ([a, b, c]) => `${a},${b},${c},`,
  '4pl': ([a, b, c]) => `${a},${b},${c},0.95`,
}

/** Rows that the command writes for all patterns of a model under one method. */
async function scored(model: string, args: readonly string[]) {
  const path = temporaryFolder()
  const items = reference.items.map((row, i) => `I${i + 1},${model},${columns[model]?.(row)}\n`)
  const cases = reference.cases.filter((each) => each.model === model)
  const rows = cases.map(
    ({ pattern, responses }) =>
      `${pattern},${responses.map((x) => (x === 255 || x === -1 || x === null ? 'NA' : x)).join(',')}\n`,
  )
  writeFileSync(path('items.csv'), `item,model,a,b,c,d\n${items.join('')}`)
  writeFileSync(path('r.csv'), `person,${reference.items.map((_, i) => `I${i + 1}`).join(',')}\n${rows.join('')}`)
  const { code, stdout } = await runCommand(['score', path('r.csv'), '--bank', path('items.csv'), ...args])
  expect(code).toBe(0)
  return scoresOf(stdout).map((row, k) => ({ row, figures: cases[k] as (typeof cases)[number] }))
}

/** Ten significant digits are written, so that figures beyond 1 lose a little of the reference's own tolerance. */
function expectFigure(text: string | undefined, value: number, name: string): void {
  expect(Math.abs(Number(text) - value) / Math.max(1, Math.abs(value)), name).toBeLessThan(
    Math.max(reference.passport.tolerance, 1e-9),
  )
}

test.each(Object.keys(columns))('%s by EAP: theta and posterior SD are the exact ones', async (model) => {
  for (const { row, figures } of await scored(model, [])) {
    expectFigure(row.theta, figures.eap.theta, figures.pattern)
    expectFigure(row.standard_error, figures.eap.standardError, figures.pattern)
  }
})

test.each(
  Object.keys(columns).flatMap((model) => (['map', 'wle', 'jeffreys'] as const).map((method) => [model, method] as const)),
)('%s by %s: theta and 1/√information are the exact ones, expected and observed', async (model, method) => {
  const prior = method === 'map' ? 1 : 0
  for (const kind of ['expected', 'observed'] as const) {
    for (const { row, figures } of await scored(model, ['--method', method, '--se', kind])) {
      const information = figures[method][`${kind}Information`] + prior
      expectFigure(row.theta, figures[method].theta, figures.pattern)
      if (information > 0) expectFigure(row.standard_error, 1 / Math.sqrt(information), figures.pattern)
      else expect(row.standard_error).toBe('')
    }
  }
})

test.each(Object.keys(columns))('%s by MLE: the exact theta, or that there is none', async (model) => {
  for (const { row, figures } of await scored(model, ['--method', 'mle'])) {
    if (figures.mle === null)
      expect([row.theta, row.standard_error, row.status?.replace(/_.*/, '')]).toEqual(['', '', 'unbounded'])
    else {
      expectFigure(row.theta, figures.mle.theta, figures.pattern)
      expectFigure(row.standard_error, 1 / Math.sqrt(figures.mle.expectedInformation), figures.pattern)
    }
  }
})
