import type { ItemBank } from '../bank/item-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { readJson } from '../bulk/read-document.js'
import type { ParameterPriors } from '../calibration/estimation/coordinates/prior-density.js'
import { parsePriors } from '../calibration/estimation/priors-schema.js'

/** What `--priors` names: a word, densities by parameter, or a bank whose items carry priors of their own. */
export type ChosenPriors =
  | { readonly kind: 'run'; readonly priors: 'default' | 'none' | ParameterPriors }
  | { readonly kind: 'bank'; readonly bank: ItemBank }

/** @throws MelekError `calibration-priors-document`, `bank-invalid`, `read-failed`, `json-malformed` */
export async function readPriors(named: string): Promise<ChosenPriors> {
  if (named === 'default' || named === 'none') return { kind: 'run', priors: named }
  const document = await readJson(named)
  const isBank = typeof document === 'object' && document !== null && 'items' in document
  return isBank ? { kind: 'bank', bank: parseBank(document) } : { kind: 'run', priors: parsePriors(document) }
}
