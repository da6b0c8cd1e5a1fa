import { bank as bundledBank } from '../item-banks/asn-digital-literacy/index.js'
import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { parseBank } from '../src/bank/parse-bank-schema.js'
import { createCurvePoint } from '../src/models/category-curve.js'
import { withMarginalCurves } from '../src/scoring/marginal-curves.js'
import { standardNormalPrior } from '../src/scoring/prior.js'
import { scoringGrid } from '../src/scoring/scoring-grid.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { formulaBank } from './formula-bank.js'

/** Banks a round, so that a round lasts long enough to be measured. */
const repetitions = { 63: 20, 1000: 4 } as const

/** From the text of a bank document to a bank that can be scored with. */
export const bankDocuments: Experiment = {
  name: 'bank-documents',
  async *run(seed) {
    for (const [items, bank] of [
      [63, bundledBank],
      [1000, formulaBank(1000, '3pl', seed)],
    ] as const) {
      const findings = await alternate(sidesOf(JSON.stringify(bank), items, repetitions[items]))
      yield {
        title: `Bank document of ${items} items${items === 63 ? ', the bundled one' : ''}`,
        unit: 'bank',
        sameWork: false,
        findings,
      }
    }
  },
}

function sidesOf(text: string, items: number, times: number): Side[] {
  const parsed = parseBank(JSON.parse(text))
  const compiled = compileBank(parsed)
  mustHold(compiled.curves.length === items, `${compiled.curves.length} of ${items} items were compiled`)
  const side = (name: string, work: () => number, units = times): Side => ({
    name,
    units,
    work() {
      let sum = 0
      for (let time = 0; time < units; time++) sum += work()
      return sum
    },
  })
  const sides = [
    side('JSON.parse', () => (JSON.parse(text) as { items: unknown[] }).items.length),
    side('parse: every check of the document', () => parseBank(JSON.parse(text)).items.length),
    side('compile, and every curve at 61 nodes', () => probabilitySum(compileBank(parsed))),
  ]
  // A copy, because the curves of a bank are averaged once and kept.
  const averaged = side(
    'the same, averaged over doubt about parameters',
    () => probabilitySum(withMarginalCurves({ ...compiled })),
    1,
  )
  return withMarginalCurves(compiled) === compiled ? sides : [...sides, averaged]
}

/** The sum of P(X = 1) of all items at the default nodes: asks every curve as scoring does. */
function probabilitySum(bank: CompiledBank): number {
  const point = createCurvePoint(bank.maximumCategories)
  const { nodes } = scoringGrid(standardNormalPrior)
  let sum = 0
  for (const curve of bank.curves) {
    for (const theta of nodes) {
      curve.pointInto(point, theta)
      sum += point.probability[1] as number
    }
  }
  return sum
}
