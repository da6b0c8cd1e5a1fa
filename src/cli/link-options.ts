import { type Command, Option } from 'commander'
import type { ItemBank } from '../bank/item-bank.js'
import { checkBankFile, readBank } from '../bulk/read-bank.js'
import type { LinkDirection } from '../calibration/linking/curve-differences.js'
import { type LinkMethod, type LinkOptions, linkDefaults, linkMethods } from '../calibration/linking/link-scales.js'
import { equalWeighting, hermiteWeighting, type LinkWeighting, normalWeighting } from '../calibration/linking/link-weighting.js'
import type { Language } from '../reports/bilingual.js'
import { defaultNodes, type NodeRule } from '../scoring/scoring-grid.js'
import { optionParsers } from './option-values.js'
import { readAnchors } from './read-anchors.js'
import { linkWords } from './words/link-words.js'

/** What `link` and `drift` share: how scales are joined. */
export interface LinkCommandOptions {
  readonly method: LinkMethod
  readonly anchors?: string
  readonly weights: 'normal' | 'equal'
  readonly nodes?: NodeRule
  readonly hermite?: number
  readonly direction: LinkDirection
  readonly slope?: number
  readonly scalingConstant?: number
}

/** Adds the options of {@link LinkCommandOptions} to a command. */
export function addLinkOptions(command: Command, language: Language, anchors = linkWords[language].anchors): Command {
  const words = linkWords[language]
  const parse = optionParsers(language)
  return command
    .addOption(new Option('--method <method>', words.method).choices([...linkMethods]).default(linkDefaults.method))
    .option('--anchors <file>', anchors)
    .addOption(new Option('--weights <kind>', words.weights).choices(['normal', 'equal']).default('normal'))
    .option('--nodes <N,LOW,HIGH>', words.nodes, parse.nodes)
    .option('--hermite <n>', words.hermite, parse.positiveInteger)
    .addOption(
      new Option('--direction <scale>', words.direction).choices(['base', 'own', 'both']).default(linkDefaults.direction),
    )
    .option('--slope <A>', words.slope, parse.positiveNumber)
    .option('--scaling-constant <D>', words.scalingConstant, parse.positiveNumber)
}

/** The options as the linking functions take them. */
export async function linkOptions(options: LinkCommandOptions): Promise<LinkOptions> {
  return {
    method: options.method,
    weighting: weightingOf(options),
    direction: options.direction,
    fixedSlope: options.slope,
    anchors: options.anchors === undefined ? undefined : await readAnchors(options.anchors),
  }
}

function weightingOf({ hermite, weights, nodes = defaultNodes }: LinkCommandOptions): LinkWeighting {
  if (hermite !== undefined) return hermiteWeighting(hermite)
  return weights === 'normal' ? normalWeighting(nodes) : equalWeighting(nodes)
}

/** Ids of those banks whose parameters are provisional. */
export function provisionalIds(banks: readonly ItemBank[]): string[] {
  return banks.flatMap(({ id, scale }) => (scale.status === 'provisional' ? [id] : []))
}

/** A bank of a link: the scaling constant is for item tables, a document states its own. */
export async function readLinkedBank(path: string, { scalingConstant }: LinkCommandOptions): Promise<ItemBank> {
  if (scalingConstant === undefined) return readBank(path)
  const { source } = await checkBankFile(path)
  return source === 'document' ? readBank(path) : readBank(path, { scalingConstant })
}
