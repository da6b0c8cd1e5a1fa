import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { imputedMean, imputedSd, imputedShare, type SamplingDesign } from '../../../src/population/plausible/imputed-shares.js'
import { addPersonInto, createWeightedCounts } from '../../../src/population/plausible/weighted-counts.js'
import { createScoreRows } from '../../../src/population/scores/read-score-rows.js'
import { figureSlots } from '../../../src/population/scores/score-rows.js'

/** Sub-sample of PISA 2003 with 80 Fay replicates, k = 0.5; figures of the R package intsvy, see the folder's README. */
const folder = new URL('../../../../shared/reference/', import.meta.url)
const cuts = [357.77, 420.07, 482.38, 544.68, 606.99, 669.3]
const design: SamplingDesign = { kind: 'replicates', method: { kind: 'fay', k: 0.5 }, factor: 1 }

interface Printed {
  readonly est: number
  readonly per_pv: readonly number[]
  readonly sampling_var_per_pv: readonly number[]
  readonly U: number
  readonly B: number
  readonly total_var: number
  readonly se: number
}

describe.skipIf(!existsSync(folder))(
  'with a sub-sample of PISA 2003 (../shared/reference), the figures of intsvy come out',
  () => {
    const figures = existsSync(folder)
      ? (JSON.parse(readFileSync(new URL('ref_pv_brr_jk2.json', folder), 'utf8')) as Readonly<Record<string, Printed>>)
      : {}

    const counts = () => {
      const rows = createScoreRows({ plausibleValues: 'PV*MATH', weight: 'W_FSTUWT', replicateWeights: 'W_FSTR*' })
      const sums = { counts: undefined as ReturnType<typeof createWeightedCounts> | undefined }
      const sink = {
        row: ({ figures: own }: { readonly figures: Float64Array }) => {
          sums.counts ??= createWeightedCounts(cuts, figureSlots(rows.plan as NonNullable<typeof rows.plan>))
          addPersonInto(sums.counts, own)
        },
        refuse: () => expect.fail('no row may be refused'),
      }
      rows.push(readFileSync(new URL('pisa_nld2003_sub200.csv', folder)), sink)
      rows.end(sink)
      return sums.counts as NonNullable<typeof sums.counts>
    }

    test.each(['mean', 'sd_popdenominator', ...cuts.map((cut) => `pct_at_or_above_${cut}`)])('%s', (name) => {
      const all = counts()
      const printed = figures[name] as Printed
      const cut = cuts.findIndex((each) => name === `pct_at_or_above_${each}`)
      const unit = cut < 0 ? 1 : 100
      const found =
        name === 'mean'
          ? imputedMean(all, design)
          : name === 'sd_popdenominator'
            ? imputedSd(all, design)
            : imputedShare(all, { from: cut, to: null }, design)
      // Twelve digits are printed behind the point; the sums of 200 weighted persons keep eleven of them.
      expect(unit * found.estimate).toBeCloseTo(printed.est, 9)
      expect(unit ** 2 * found.within).toBeCloseTo(printed.U, 9)
      expect(unit ** 2 * found.between).toBeCloseTo(printed.B, 9)
      expect(unit ** 2 * found.total).toBeCloseTo(printed.total_var, 9)
      expect(unit * Math.sqrt(found.total)).toBeCloseTo(printed.se, 9)
    })
  },
)
