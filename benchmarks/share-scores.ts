import { bank } from '../item-banks/asn-digital-literacy/index.js'
import {
  createScoreRows,
  type PopulationResult,
  type ScoreShareInput,
  type ScoreShares,
  sharesFromScores,
} from '../src/population/index.js'
import { compileEapScorer } from '../src/scoring/eap-columns.js'
import { compilePlausibleValues } from '../src/scoring/plausible-columns.js'
import { createScoreColumns } from '../src/scoring/score-columns.js'
import { compiled } from './share-samples.js'

/** What the passport of scores on the bundled bank says. */
export const origin: ScoreShareInput['origin'] = {
  bank: { id: bank.id, version: bank.version, provisional: true, security: 'public' },
  scaleId: bank.scale.id,
  method: 'eap',
  prior: { kind: 'normal', mean: 0, sd: 1 },
  conditioning: [],
  standardFingerprint: null,
  logits: true,
}

type Doubt = 'marginal' | 'ignore'

/** Whether item parameters are taken as known, or with the doubt about them. */
const scorers = new Map(
  (['marginal', 'ignore'] as const).map((parameterUncertainty) => [
    parameterUncertainty,
    compileEapScorer(compiled, { parameterUncertainty, prior: { kind: 'normal', mean: 0, sd: 1 } }),
  ]),
)

/** A score file of estimates with their errors. */
export function estimateText(responses: Uint8Array, n: number, doubt: Doubt = 'ignore'): string {
  const scored = createScoreColumns(n)
  scorers.get(doubt)?.scoreInto(scored, responses, n)
  const { theta, standardError } = scored
  return ['theta,standard_error', ...Array.from({ length: n }, (_, p) => `${theta[p]},${standardError[p]}`)].join('\n')
}

/** A score file of plausible values drawn under a normal prior. */
export function valueText(
  responses: Uint8Array,
  n: number,
  {
    seed,
    mean,
    sd,
    doubt = 'ignore',
  }: { readonly seed: string; readonly mean: number; readonly sd: number; readonly doubt?: Doubt },
): string {
  const count = 10
  const values = new Float64Array(n * count)
  const prior = { kind: 'normal', mean, sd } as const
  compilePlausibleValues(compiled, { count, seed, prior, parameterUncertainty: doubt }).drawInto(values, responses, n, String)
  const header = Array.from({ length: count }, (_, m) => `pv${m + 1}`).join(',')
  return [header, ...Array.from({ length: n }, (_, p) => values.subarray(p * count, (p + 1) * count).join(','))].join('\n')
}

/** Shares from the text of a score file, read as the command reads it. */
export function sharesOfText(text: string, input: ScoreShareInput): PopulationResult {
  const rows = createScoreRows({})
  const held: { shares?: ScoreShares } = {}
  const bytes = new TextEncoder().encode(`${text}\n`)
  const header = bytes.indexOf(10) + 1
  const sink = { row: (person: Parameters<ScoreShares['add']>[0]) => void held.shares?.add(person), refuse: () => {} }
  rows.push(bytes.subarray(0, header), sink)
  held.shares = sharesFromScores(input, rows.plan as NonNullable<typeof rows.plan>)
  rows.push(bytes.subarray(header), sink)
  rows.end(sink)
  return held.shares.result(rows.texts)
}
