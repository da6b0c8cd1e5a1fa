import { fingerprint } from '../../bank/fingerprint.js'
import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { changeScale, changeTheta } from '../../models/conversions/scale-change.js'
import { changeScalingConstant } from '../../models/conversions/scaling-constant.js'
import type { ItemModel } from '../../models/item-model.js'
import type { ScaleLink } from './link-scales.js'
import { linkedUncertainty } from './linked-uncertainty.js'

export interface LinkedBankOptions {
  /** Version of the linked bank, other than that of the bank it comes from. */
  readonly version: string
  /** Default: the bank's own. */
  readonly id?: string | undefined
  /**
   * Id of the scale that the linked bank is on. Default: that of the base, so that its standards hold; another id where the
   * base's standard is to be refused until someone has judged the link.
   */
  readonly scaleId?: string | undefined
}

/**
 * A bank brought onto the scale of its base: parameters, their uncertainty and scaling constant changed, where it comes from
 * and how it was linked in its provenance. A PCM or RSM item becomes GPCM unless A is 1.
 * @param link from `linkScales(bank, base)`
 * @throws MelekError `link-version` for a version that the bank has already; `link-prior` for a judgement of difficulty that has
 *   no form on another scale
 */
export function linkBank(bank: ItemBank, base: ItemBank, link: ScaleLink, options: LinkedBankOptions): ItemBank {
  if (options.version === bank.version && (options.id ?? bank.id) === bank.id) {
    throw new MelekError(
      'link-version',
      `the linked bank must have a version of its own, got "${options.version}", which is that of "${bank.id}" before the link`,
    )
  }
  const { scalingConstant: from } = bank.scale
  const { scalingConstant: to } = base.scale
  const move = (item: ItemModel) => changeScale(changeScalingConstant(item, { from, to }), link)
  const scale = { slope: link.slope, intercept: link.intercept, slopeFactor: from / to }
  return {
    ...bank,
    id: options.id ?? bank.id,
    version: options.version,
    scale: {
      ...base.scale,
      id: options.scaleId ?? base.scale.id,
      status: bank.scale.status,
    },
    items: bank.items.map((item): BankItem => {
      const { uncertainty: _, ...rest } = item
      const uncertainty = linkedUncertainty(item, move, scale)
      return { ...rest, ...move(rest), ...(uncertainty === undefined ? {} : { uncertainty }) }
    }),
    provenance: { ...bank.provenance, link: provenanceOf(bank, base, link) },
  }
}

function provenanceOf(bank: ItemBank, base: ItemBank, link: ScaleLink): Record<string, unknown> {
  const { population } = bank.scale
  return {
    from: namedBank(bank),
    to: namedBank(base),
    method: link.method,
    slope: link.slope,
    intercept: link.intercept,
    ...(link.slopeFixed ? { slopeFixed: true } : {}),
    ...(link.errors.kind === 'estimated'
      ? { errors: { ...link.errors } }
      : { errors: { kind: link.errors.kind, reason: link.errors.reason } }),
    ...(link.curves === undefined ? {} : { weighting: link.curves.weighting, direction: link.curves.direction }),
    anchors: link.anchors.map(([id, baseId]) => (id === baseId ? id : [id, baseId])),
    // The population of a scale is that of its base; where the bank's own persons stand on it is worth keeping.
    ...(population === undefined
      ? {}
      : { population: { ...population, mean: changeTheta(population.mean, link), sd: link.slope * population.sd } }),
  }
}

function namedBank(bank: ItemBank): Record<string, unknown> {
  return { bank: bank.id, version: bank.version, scaleId: bank.scale.id, fingerprint: fingerprint(bank) }
}
