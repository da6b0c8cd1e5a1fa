import {
  bank as bundledBank,
  standard as bundledStandard,
  target as bundledTarget,
} from '../../item-banks/asn-digital-literacy/index.js'
import { type CompiledBank, compileBank } from '../bank/compile-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { readBank } from '../bulk/read-bank.js'
import { documentPath, readJson } from '../bulk/read-document.js'
import { MelekError } from '../issues/melek-error.js'
import type { Standard } from '../literacy/standard.js'
import { parseStandard } from '../literacy/standard-schema.js'
import type { ScoreOrigin } from '../population/scores/score-origin.js'
import type { Target } from '../population/target/target.js'
import { parseTarget } from '../population/target/target-schema.js'
import { spoken } from './spoken.js'

export interface PopulationDocuments {
  readonly bank: CompiledBank
  readonly standard: Standard
  readonly target: Target | undefined
}

/**
 * Standard and target for scores: those named, else the bundled ones where the scores are on the bundled scale.
 * @param ownScale what to say where the scores are on a scale of their own
 */
export async function readScoreStandards(
  paths: { readonly standard?: string | undefined; readonly target?: string | undefined },
  { scaleId }: Pick<ScoreOrigin, 'scaleId'>,
  ownScale: string,
): Promise<Omit<PopulationDocuments, 'bank'>> {
  if (paths.standard === undefined && scaleId !== bundledBank.scale.id) throw spoken(new MelekError('standard-missing', ownScale))
  return standardAndTarget(paths)
}

/**
 * The bank behind scores, for its uncertainty: the one named, else the bundled one where the passport names it.
 * @throws MelekError `bank-mismatch` for a bank that the scores do not come from
 */
export async function readScoreBank(
  path: string | undefined,
  { bank }: Pick<ScoreOrigin, 'bank'>,
): Promise<CompiledBank | undefined> {
  const bundled = bank !== null && bank.id === bundledBank.id && bank.version === bundledBank.version
  if (path === undefined) return bundled ? compileBank(parseBank(bundledBank)) : undefined
  const named = compileBank(await readBank(path))
  if (bank !== null && (named.id !== bank.id || named.version !== bank.version))
    throw new MelekError(
      'bank-mismatch',
      `the scores come from the bank "${bank.id}" ${bank.version}, but "${path}" holds "${named.id}" ${named.version}; name theirs`,
    )
  return named
}

async function standardAndTarget(paths: {
  readonly standard?: string | undefined
  readonly target?: string | undefined
}): Promise<Omit<PopulationDocuments, 'bank'>> {
  const standard = parseStandard(
    paths.standard === undefined ? bundledStandard : await readJson(await documentPath(paths.standard, 'standard.json')),
  )
  const target =
    paths.target === undefined
      ? paths.standard === undefined
        ? parseTarget(bundledTarget)
        : undefined
      : parseTarget(await readJson(await documentPath(paths.target, 'target.json')))
  return { standard, target }
}

/**
 * Bank, standard and target: those named, else the bundled ones, which belong together.
 * @param ownScale what to say where a bank is named without its standard
 */
export async function readPopulationDocuments(
  paths: { readonly bank?: string | undefined; readonly standard?: string | undefined; readonly target?: string | undefined },
  ownScale: string,
): Promise<PopulationDocuments> {
  const bank = compileBank(paths.bank === undefined ? parseBank(bundledBank) : await readBank(paths.bank))
  const bundled = bank.scale.id === bundledBank.scale.id
  if (paths.standard === undefined && !bundled) throw spoken(new MelekError('standard-missing', ownScale))
  return { bank, ...(await standardAndTarget(paths)) }
}
