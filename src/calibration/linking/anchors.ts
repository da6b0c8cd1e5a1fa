import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { type CategoryCurve, categoryCurve } from '../../models/category-curve.js'
import type { ModelName } from '../../models/item-model.js'

/** A common item by its id, or by its ids in the bank to be moved and in the base where these differ. */
export type AnchorName = string | readonly [id: string, baseId: string]

/** A common item in both banks. */
export interface Anchor {
  readonly id: string
  readonly baseId: string
  readonly item: CalibratedSide
  readonly base: CalibratedSide
}

/** An anchor as one of the banks has it. */
export interface CalibratedSide {
  readonly item: BankItem
  /** D of the bank's scale. */
  readonly scalingConstant: number
  readonly curve: CategoryCurve
}

/** Models with the same curves under a change of scale; PCM and RSM become GPCM there. */
const modelClass: Readonly<Record<ModelName, string>> = {
  '1pl': '1PL/2PL',
  '2pl': '1PL/2PL',
  '3pl': '3PL',
  '4pl': '4PL',
  grm: 'GRM',
  pcm: 'PCM/GPCM/RSM',
  gpcm: 'PCM/GPCM/RSM',
  rsm: 'PCM/GPCM/RSM',
  nrm: 'NRM',
}

/**
 * The anchors of a link, in the order of their names.
 * @param names default: all ids that both banks have
 * @throws MelekError `anchors-invalid` with every problem: an item that a bank does not have, one named twice, one
 *   calibrated under another model, none at all, or a base whose parameters are provisional
 */
export function resolveAnchors(bank: ItemBank, base: ItemBank, names?: readonly AnchorName[]): Anchor[] {
  const own = new Map(bank.items.map((item) => [item.id, item]))
  const held = new Map(base.items.map((item) => [item.id, item]))
  const pairs = (names ?? bank.items.map(({ id }) => id).filter((id) => held.has(id))).map((name) =>
    typeof name === 'string' ? ([name, name] as const) : name,
  )
  const issues: Issue[] = []
  if (base.scale.status === 'provisional') {
    const message = `the base "${base.id}" is provisional: its parameters are judgements and anchor nothing; calibrate it first`
    issues.push({ code: 'anchor-provisional', message })
  }
  if (pairs.length === 0) {
    const message = `the banks "${bank.id}" and "${base.id}" share no item id; name the common items`
    issues.push({ code: 'anchors-none', message })
  }
  const seen = [new Set<string>(), new Set<string>()] as const
  const anchors = pairs.flatMap(([id, baseId]) => {
    const [item, baseItem] = [own.get(id), held.get(baseId)]
    const found = pairIssues({ id, baseId, item, baseItem }, [bank.id, base.id], seen)
    issues.push(...found)
    if (found.length > 0 || item === undefined || baseItem === undefined) return []
    return [{ id, baseId, item: sideOf(item, bank), base: sideOf(baseItem, base) }]
  })
  if (issues.length === 0) return anchors
  throw new MelekError('anchors-invalid', `the banks cannot be linked: ${issues.length} problem(s) with the anchors`, issues)
}

interface NamedPair {
  readonly id: string
  readonly baseId: string
  readonly item: BankItem | undefined
  readonly baseItem: BankItem | undefined
}

function pairIssues(
  { id, baseId, item, baseItem }: NamedPair,
  [bankName, baseName]: readonly [string, string],
  seen: readonly [Set<string>, Set<string>],
): Issue[] {
  const issues: Issue[] = []
  for (const [name, found, where, names] of [
    [id, item, bankName, seen[0]],
    [baseId, baseItem, baseName, seen[1]],
  ] as const) {
    if (found === undefined) {
      issues.push({ code: 'anchor-unknown', message: `the bank "${where}" has no item "${name}"; correct the id`, item: name })
    } else if (names.has(name) && issues.every(({ code }) => code !== 'anchor-duplicate')) {
      issues.push({ code: 'anchor-duplicate', message: 'named as an anchor twice; keep one of the two', item: name })
    }
    names.add(name)
  }
  if (item === undefined || baseItem === undefined) return issues
  const [ours, theirs] = [item, baseItem].map((each) => modelClass[each.model])
  if (ours !== theirs) {
    const message = `calibrated as ${item.model.toUpperCase()} here and ${baseItem.model.toUpperCase()} in the base; calibrate both alike or leave it out`
    return [...issues, { code: 'anchor-model', message, item: id }]
  }
  const [categories, baseCategories] = [item, baseItem].map((each) => categoryCurve(each).categories)
  if (categories !== baseCategories) {
    const message = `has ${categories} categories here and ${baseCategories} in the base; score both alike or leave it out`
    issues.push({ code: 'anchor-categories', message, item: id })
  }
  return issues
}

function sideOf(item: BankItem, { scale: { scalingConstant } }: ItemBank): CalibratedSide {
  return { item, scalingConstant, curve: categoryCurve(item, scalingConstant) }
}
