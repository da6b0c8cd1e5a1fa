import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { content } from '../../item-banks/asn-digital-literacy/index.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

test('melek anchor picks items of every pillar, prints them without keys and says how large the linking error will be', async () => {
  const path = temporaryFolder()
  const files = ['--out', path('anchor.csv'), '--print', path('anchor.txt')]
  const { code, stdout } = await runCommand(['anchor', '--items', '12', '--persons', '250,1000', ...files])
  expect(code).toBe(0)
  const [header, ...rows] = readFileSync(path('anchor.csv'), 'utf8').trim().split('\n')
  expect(header).toBe('item,pillar,level')
  expect(rows).toHaveLength(12)
  expect(new Set(rows.map((row) => row.split(',')[1]))).toEqual(new Set(['skills', 'safety', 'ethics', 'culture']))
  const ids = rows.map((row) => row.split(',')[0] as string)
  const [, low, high] = /Difficulties from (−?[\d.]+) to ([\d.]+) logits/.exec(stdout.replaceAll('-', '−')) ?? []
  expect(Number(high) - Number(low?.replace('−', '-'))).toBeGreaterThan(1.5)
  const printed = readFileSync(path('anchor.txt'), 'utf8')
  for (const id of ids) expect(printed).toContain(content.en.items.find((item) => item.id === id)?.stem)
  // Errors shrink with the square root of the persons, to the rounding of three decimals.
  const errors = [...stdout.matchAll(/^ *(?:250|1,000) +([\d.]+) +([\d.]+) +([\d.]+)/gm)].map((row) => row.slice(1).map(Number))
  expect(errors).toHaveLength(2)
  for (let k = 0; k < 3; k++) expect(Math.abs((errors[0]?.[k] as number) - 2 * (errors[1]?.[k] as number))).toBeLessThan(0.002)
  expect(stdout).toContain('provisional')
})

test('melek anchor keeps to a pillar, and refuses more items than there are', async () => {
  const { stdout } = await runCommand(['anchor', '--items', '4', '--pillar', 'safety', '--out', '-'])
  expect(
    stdout
      .trim()
      .split('\n')
      .slice(1)
      .every((row) => row.split(',')[1] === 'safety'),
  ).toBe(true)
  const many = await runCommand(['anchor', '--items', '900'])
  expect([many.code, many.stderr]).toEqual([1, expect.stringMatching(/there are \d+ usable items, got 900/)])
})

test('melek anchor names every pillar that the bank does not have, and those that it has', async () => {
  const { code, stderr } = await runCommand(['anchor', '--items', '4', '--pillar', 'foo', '--pillar', 'bar'])
  expect(code).toBe(1)
  for (const said of ['"foo" is not in the bank', '"bar"', 'culture, ethics, safety, skills'])
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(said)
})
