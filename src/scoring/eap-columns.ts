// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { personGrid } from './covering-density.js'
import { estimateEap } from './eap.js'
import { eapKernel } from './eap-kernel.js'
import { withMarginalCurves } from './marginal-curves.js'
import { createNarrowList, narrowPosteriors } from './narrow-posterior.js'
import { listAll, type PersonList } from './products/node-products.js'
import { together } from './products/product-kernel.js'
import { answeredCount, type ColumnScorer, requireColumns, scoreStatus, writeEstimate } from './score-columns.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { sufficientEap } from './sufficient-eap.js'
import { wideList } from './wide-posterior.js'

/**
 * EAP of many persons by products of tabulated likelihoods, no exponential a person: equal to {@link estimateEap} to
 * 1e-12 on the nodes of the rule. Posteriors too narrow for them are summed over finer nodes, those that go on beyond them over more, equal
 * to 1e-9, or handed to it.
 * @param options prior, nodes and parameterUncertainty count
 */
export function compileEapScorer(bank: CompiledBank, options: ScoringOptions = {}): ColumnScorer {
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  const grid = personGrid(prior, nodes)
  const items = bank.items.length
  const sufficient = sufficientEap(curves, prior, grid)
  const kernel = eapKernel(curves, prior, grid)
  const narrowed = narrowPosteriors(curves, prior, grid)
  const wide = wideList(curves, prior, grid)
  const persons: PersonList = { positions: new Int32Array(together), count: 0 }
  const narrow = createNarrowList()
  const cutOff: PersonList = { positions: new Int32Array(together), count: 0 }
  return {
    scoreInto(out, responses, count) {
      requireColumns(out, responses, count, items)
      out.status?.fill(scoreStatus.finite, 0, count)
      const scoreOne = (person: number): void => {
        const row = responses.subarray(person * items, (person + 1) * items)
        // It also says what is wrong with a response, or that there is none.
        writeEstimate(out, person, estimateEap(curves, row, prior, grid))
        out.answered[person] = answeredCount(row)
      }
      const readable = ({ positions, count: left }: PersonList, from: number): void => {
        for (let i = 0; i < left; i++) scoreOne(from + (positions[i] as number))
      }
      wide.clear()
      for (let from = 0; from < count; from += together) {
        const block = { responses, from, to: Math.min(count, from + together) }
        if (sufficient === undefined) listAll(persons, block.to - from)
        else sufficient(out, block, persons)
        if (persons.count === 0) continue
        narrow.count = 0
        cutOff.count = 0
        kernel(out, block, persons, { narrow, cutOff })
        readable(persons, from)
        if (narrow.count > 0) narrowed(out, block, narrow)
        readable(narrow, from)
        for (let i = 0; i < cutOff.count; i++) wide.add(responses, from + (cutOff.positions[i] as number), out, scoreOne)
      }
      wide.finish(out, scoreOne)
    },
  }
}
