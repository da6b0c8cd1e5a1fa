import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { agreements, roundedUp } from './agreement.js'

const readme = readFileSync(`${root}README.md`, 'utf8')

test.each(agreements)(
  'README states the measured agreement with $reference: $quantity',
  ({ quantity, reference, test: held, largestDifference }) => {
    const difference = largestDifference()
    const row = readme.split('\n').find((line) => line.startsWith(`| ${quantity} | ${reference} |`))
    expect(row, `add the row | ${quantity} | ${reference} | ${roundedUp(difference)} | [test](${held}) |`).toBeDefined()
    const [, , , printed = ''] = row?.split('|').map((cell) => cell.trim()) ?? []
    // Another processor may differ in the last bits of Math.exp, so the printed figure bounds the measured one.
    expect(difference, `printed ${printed}`).toBeLessThanOrEqual(Number(printed))
    expect(existsSync(root + held)).toBe(true)
  },
)
