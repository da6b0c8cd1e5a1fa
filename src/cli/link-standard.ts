import type { ItemBank } from '../bank/item-bank.js'
import { readJson } from '../bulk/read-document.js'
import { inverseLink } from '../calibration/linking/inverse-link.js'
import type { ScaleLink } from '../calibration/linking/link-scales.js'
import { MelekError } from '../issues/melek-error.js'
import { linkStandard } from '../literacy/link-standard.js'
import type { Standard } from '../literacy/standard.js'
import { parseStandard } from '../literacy/standard-schema.js'

/** A link between two banks, and what the scale of the linked bank is called. */
export interface StandardSetting {
  readonly bank: ItemBank
  readonly base: ItemBank
  readonly link: ScaleLink
  /** Scale that the linked bank is on. */
  readonly linkedScaleId: string | null
  readonly version?: string | undefined
}

/**
 * The standard in a file on the other one of the two scales: a standard of A goes along with the link, one of B goes back.
 * @throws MelekError `link-standard` where the two scales have no different names; `scale-mismatch` for a standard of neither;
 *   `standard-invalid`, `read-failed`
 */
export async function linkedStandard(path: string, setting: StandardSetting): Promise<Standard> {
  const standard = parseStandard(await readJson(path))
  const { bank, base, link, linkedScaleId } = setting
  const [own, theirs] = [bank.scale.id, linkedScaleId]
  if (own === null || theirs === null || own === theirs) {
    const named = (id: string | null) => (id === null ? 'unnamed' : `"${id}"`)
    throw new MelekError(
      'link-standard',
      `a standard moves between two scales of different names, got ${named(own)} and ${named(theirs)}; name the scales of the banks`,
    )
  }
  const errors = link.errors.kind === 'estimated' ? link.errors : undefined
  const version = setting.version ?? `${standard.version}-linked`
  const provenance = { method: link.method, anchors: link.anchors.length, banks: [bank.id, base.id] }
  if (standard.scaleId === theirs) {
    const back = inverseLink(link, errors)
    return linkStandard(standard, { ...back.change, errors: back.errors }, { from: theirs, to: own, version, provenance })
  }
  return linkStandard(standard, { ...link, errors }, { from: own, to: theirs, version, provenance })
}
