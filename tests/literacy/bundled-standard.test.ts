import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { assertSameScale } from '../../src/literacy/standard.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'

const read = (name: string) => JSON.parse(readFileSync(`${root}item-banks/asn-digital-literacy/${name}.json`, 'utf8'))

test('the standard of the bundled bank is valid and lives on the scale of that bank', () => {
  const standard = parseStandard(read('standard'))
  expect(assertSameScale(standard, read('bank').scale)).toEqual({ kind: 'named', scaleId: standard.scaleId })
})
