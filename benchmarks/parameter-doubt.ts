// Shares from scores of a provisional bank, the true parameters drawn anew from what the bank says of them:
// `node packaging/run-typescript.js benchmarks/parameter-doubt.ts [REPLICATIONS [--kept FILE] [CELL]]`.
// The table stands in docs/decisions/ (doubt about items in shares).
import { bank, standard } from '../item-banks/asn-digital-literacy/index.js'
import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { gatherLatentGroups } from '../src/calibration/estimation/latent-groups.js'
import { estimateShares } from '../src/population/index.js'
import { thisMachine } from './machine.js'
import { type EvidenceCell, evidenceHeader, evidenceRow, type Outcome, outcomeOf, outcomesOf } from './share-outcomes.js'
import { above, answers, compiled, drawnCurves, form, formLength, meanAt, normal } from './share-samples.js'
import { estimateText, origin, sharesOfText, valueText } from './share-scores.js'

const words = process.argv.slice(3)
const at = words.indexOf('--kept')
const replications = Number(words[0] ?? 500)
const keptIn = at < 0 ? undefined : words[at + 1]
/** A part of the names of the cells that are wanted. */
const chosen = at < 0 ? words[1] : words[3]
const seed = 'parameter doubt 2026-11'
const curve = { count: 3, low: -3, high: 3 }
const priorOfScale = { kind: 'normal', mean: 0, sd: 1 } as const

const kinds = [
  'plausible values, plug-in curves, no item part',
  'plausible values, plug-in curves, item part of the whole bank',
  'plausible values, plug-in curves, item part of the form',
  'plausible values, marginal curves, no item part',
  'plausible values, marginal curves, item part of the whole bank',
  'plausible values, marginal curves, item part of the form',
  'estimates, plug-in errors, item part of the form',
  'estimates, marginal errors, item part of the form',
  'responses, plug-in curves, 20 draws of the bank',
  'responses, marginal curves, 20 draws of the bank',
] as const

/** The items that were answered, as a bank of their own. */
const compiledForm = compileBank({ ...bank, items: bank.items.filter((_, i) => form[i] === 1) })

/** All ways to a share from the same answers, in the order of `kinds`; the last two, by far the dearest, only where they are wanted. */
function everyWay(n: number, share: number, ways: number = kinds.length): EvidenceCell {
  return {
    name: `${n} persons, share ${100 * share} %`,
    run(random, replication) {
      const thetas = normal(n, meanAt(share), 1)(random.fork('theta'))
      const responses = answers(drawnCurves(random), thetas, random.fork('answers'))
      const truth = above(thetas)
      const fromText = (text: string, itemPart: CompiledBank | undefined): Outcome => {
        const input = { standard, origin: { ...origin, conditioning: ['all'] }, options: { curve, seed: 'evidence' } }
        return outcomeOf(truth, sharesOfText(text, { ...input, bank: itemPart }).total)
      }
      const values = (doubt: 'marginal' | 'ignore') =>
        valueText(responses, n, { seed: `${seed} ${replication}`, ...conditioned(responses, n, doubt), doubt })
      const options = { itemDraws: 20, curve, seed: 'evidence' } as const
      const fromResponses = (parameterUncertainty: 'marginal' | 'ignore') => {
        const own = { ...options, parameterUncertainty }
        return outcomeOf(truth, estimateShares({ bank: compiled, responses, persons: n, standard, options: own }).total)
      }
      return [
        ...[values('ignore'), values('marginal')].flatMap((text) =>
          [undefined, compiled, compiledForm].map((itemPart) => fromText(text, itemPart)),
        ),
        fromText(estimateText(responses, n, 'ignore'), compiledForm),
        fromText(estimateText(responses, n, 'marginal'), compiledForm),
        ...(ways < kinds.length ? [] : [fromResponses('ignore'), fromResponses('marginal')]),
      ]
    },
  }
}

const worlds = ['responses, stated curves', 'responses, marginal curves'] as const

/** The world in which the stated parameters are true. */
function asStated(n: number, share: number): EvidenceCell {
  return {
    name: `stated parameters true, ${n} persons, share ${100 * share} %`,
    run(random) {
      const thetas = normal(n, meanAt(share), 1)(random.fork('theta'))
      const responses = answers(compiled.curves, thetas, random.fork('answers'))
      return (['ignore', 'marginal'] as const).map((parameterUncertainty) => {
        const options = { itemDraws: 'none', curve, parameterUncertainty } as const
        return outcomeOf(above(thetas), estimateShares({ bank: compiled, responses, persons: n, standard, options }).total)
      })
    },
  }
}

/** Mean and SD of the group, as the first pass of `score --condition` finds them. */
function conditioned(responses: Uint8Array, n: number, parameterUncertainty: 'marginal' | 'ignore') {
  const gathered = gatherLatentGroups(compiled, { prior: priorOfScale, parameterUncertainty })
  gathered.add(responses, n, new Uint8Array(n))
  const [{ mean, sd } = priorOfScale] = gathered.priors(1)
  return { mean, sd }
}

const print = (text: string) => void process.stdout.write(`${text}\n`)
const machine = thisMachine()
print(`${machine.cpu}, Node ${machine.node}, melek ${machine.commit}, ${machine.date}, seed "${seed}", ${formLength} items`)
print(evidenceHeader)
const scoresAlone = kinds.slice(0, -2)
for (const [cell, own] of [
  [everyWay(200, 0.7), kinds],
  [everyWay(200, 0.9), kinds],
  [everyWay(1000, 0.7, scoresAlone.length), scoresAlone],
  [asStated(200, 0.7), worlds],
  [asStated(200, 0.9), worlds],
] as const) {
  if (chosen !== undefined && !cell.name.includes(chosen)) continue
  const outcomes = outcomesOf(cell, { seed, replications, keptIn })
  for (const [k, kind] of own.entries())
    print(
      evidenceRow(
        `${cell.name}: ${kind}`,
        outcomes.filter((_, place) => place % own.length === k),
      ),
    )
}
