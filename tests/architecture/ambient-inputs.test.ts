import { expect, test } from 'vitest'
import { ambientInputsOf } from './ambient-inputs.js'
import { rooms } from './floor-plan.js'
import { roomOf } from './layers.js'
import { readSources } from './sources.js'

test('no pure room reads the clock, chance, locale, console or process of the machine', () => {
  const uses = [...readSources()]
    .filter(([file]) => rooms[roomOf(file) ?? '']?.pure)
    .flatMap(([file, text]) => ambientInputsOf(file, text).map((use) => `${file}:${use}`))
  expect(uses).toEqual([])
})

test.each([
  ['Math.random()', 'Math.random'],
  ['const draw = Math.random', 'Math.random'],
  ['Date.now()', 'Date.now'],
  ['globalThis.Date.now()', 'Date.now'],
  ['new Date()', 'new Date()'],
  ['performance.now()', 'performance.now'],
  ['[].sort((a, b) => a.localeCompare(b))', 'localeCompare'],
  ['(1).toLocaleString()', 'toLocaleString'],
  ["new Intl.NumberFormat('id')", 'Intl.NumberFormat'],
  ['console.log(1)', 'console.log'],
  ['process.env.HOME', 'process.env'],
])('%s counts as reading the machine', (text, what) => {
  expect(ambientInputsOf('math/planted.ts', text)).toEqual([`1 ${what}`])
})

test('a date that the caller gives, and arithmetic, read nothing', () => {
  expect(ambientInputsOf('math/clean.ts', "new Date('2026-11-22')\nMath.exp(1)\n// Math.random()\n")).toEqual([])
})
