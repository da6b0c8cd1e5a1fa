import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import reference from '../reference/equating.json' with { type: 'json' }
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

/** Form Y, and form Y calibrated again on a scale of its own with items 4 and 11 moved by some logits. */
function calibrations(by: readonly [number, number]): (name: string) => string {
  const path = temporaryFolder()
  const table = (rows: readonly (readonly number[])[]) =>
    `item,model,a,b,c\n${rows.map((row, i) => `i${i + 1},3pl,${row.join(',')}\n`).join('')}`
  const moved = reference.forms.Y.map(([a = 1, b = 0, c = 0], i) => {
    const shift = i === 3 ? by[0] : i === 10 ? by[1] : 0.02 * Math.sin(i)
    return [a * 1.25, (b + shift) / 1.25 - 0.4, c]
  })
  writeFileSync(path('old.csv'), table(reference.forms.Y))
  writeFileSync(path('now.csv'), table(moved))
  return path
}

test('what has changed is told in words, and the anchors that hold link', async () => {
  const path = calibrations([-0.8, 0.6])
  const { code, stdout } = await runCommand([
    ...['drift', path('old.csv'), path('now.csv'), '--json', path('drift.json'), '--out', path('anchors.csv')],
  ])
  expect(code).toBe(0)
  expect(stdout).toContain('2 of 20 common items have changed')
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`the others are in ${path('anchors.csv')}`)
  expect(stdout).not.toContain('with --out')
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /i4 has become easier \(0\.[78]\d logits\).*i11 has become harder \(0\.[56]\d logits\)/,
  )
  const result = JSON.parse(readFileSync(path('drift.json'), 'utf8')) as {
    readonly anchors: readonly { readonly item: string; readonly flagged: boolean; readonly rmsd: number }[]
    readonly link: { readonly slope: number; readonly intercept: number }
  }
  expect(result.anchors.filter(({ flagged }) => flagged).map(({ item }) => item)).toEqual(['i4', 'i11'])
  expect(result.link.slope).toBeCloseTo(1.25, 1)
  expect(result.link.intercept).toBeCloseTo(0.5, 1)

  const kept = readFileSync(path('anchors.csv'), 'utf8').trim().split('\n')
  expect(kept).toHaveLength(19)
  expect(kept).not.toContain('i4')
  const link = await runCommand(['link', path('now.csv'), path('old.csv'), '--anchors', path('anchors.csv'), '--json', '-'])
  const { slope, intercept } = JSON.parse(link.stdout) as { readonly slope: number; readonly intercept: number }
  expect([slope, intercept]).toEqual([result.link.slope, result.link.intercept])
})

test('where nothing has changed it says so', async () => {
  const path = calibrations([0.01, -0.01])
  const { code, stdout } = await runCommand(['drift', path('old.csv'), path('now.csv'), '--lang', 'id'])
  expect(code).toBe(0)
  expect(stdout).toContain('Tidak ada yang berubah: 20 butir bersama')
})

test('a stricter limit flags more', async () => {
  const path = calibrations([-0.25, 0.25])
  const flagged = async (...limits: readonly string[]) => {
    const { stdout } = await runCommand(['drift', path('old.csv'), path('now.csv'), ...limits, '--json', '-'])
    return (JSON.parse(stdout) as { readonly flaggedShare: number }).flaggedShare
  }
  expect(await flagged('--rmsd', '0.2')).toBe(0)
  expect(await flagged('--rmsd', '0.03')).toBe(0.1)
})

test('too few common items are refused by name', async () => {
  const path = calibrations([0, 0])
  writeFileSync(path('few.csv'), 'item\ni1\ni2\ni3\n')
  const { code, stderr } = await runCommand(['drift', path('old.csv'), path('now.csv'), '--anchors', path('few.csv')])
  expect(code).toBe(2)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('needs at least 4 common items')
})
