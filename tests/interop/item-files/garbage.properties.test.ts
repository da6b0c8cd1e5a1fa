import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ItemFileOptions, type ItemProgram, itemPrograms } from '../../../src/interop/item-files/item-file.js'
import { checkItemFile } from '../../../src/interop/item-files/read-item-file.js'
import { isMelekError } from '../../../src/issues/melek-error.js'
import { bytesOf } from './files.js'

/** Everything said, so that reading goes as far as it can. */
const said: Readonly<Record<ItemProgram, ItemFileOptions>> = {
  bilog: { scalingConstant: 1.7 },
  catr: { scalingConstant: 1 },
  conquest: { constraint: { kind: 'items', lastItem: 'Z' } },
  flexmirt: {},
  mirt: { model: 'grm' },
  parscale: { scalingConstant: 1 },
  tam: {},
  winsteps: { userScale: { mean: 0, perLogit: 1 }, thresholds: 'none' },
}

/** Beginnings that get a reader past its first look. */
const beginnings: Readonly<Record<ItemProgram, string>> = {
  bilog: 'a\nb\nc\nd\n',
  catr: 'item,a,b,c,d\n',
  conquest: '1 0.5 /* item A */\n',
  flexmirt: '1\tA\t1\t1\t2\t2\t0.5\t1\n',
  mirt: 'item,group,class,name,value,a1,d,g,u,b1\n',
  parscale: 't\nt\nSEPARATE    1    1    3    0    1\n    1\nGROUP 01\n',
  tam: 'item,alpha,beta,tau.Cat1,AXsi_.Cat1,B.Cat1.Dim1\n',
  winsteps: ';ENTRY MEASURE STTS COUNT SCORE MODLSE NAME\n',
}

const piece = fc.constantFrom(
  'A',
  'dich',
  'a1',
  '0.5',
  '-1',
  '1e400',
  'NA',
  'x',
  '',
  ' ',
  ',',
  '\t',
  '\n',
  '"',
  '*',
  ';',
  '/*',
  '*/',
  '1',
  '2',
  '3',
  'GROUP',
  'IAFILE=*',
)

test.each(itemPrograms)(
  '%s: whatever the file holds, the answer is a bank, a list of issues with codes, or a refusal',
  (program) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, begun) => {
        const text = (begun ? beginnings[program] : '') + pieces.join('')
        try {
          const check = checkItemFile(bytesOf(text), program, said[program], 'garbage')
          if (check.kind === 'invalid')
            expect(check.issues.every(({ code, message }) => code !== '' && message !== '')).toBe(true)
          else expect(check.bank.items.length).toBeGreaterThan(0)
        } catch (error) {
          if (!isMelekError(error)) throw error
        }
      }),
      { numRuns: 150 },
    )
  },
)
