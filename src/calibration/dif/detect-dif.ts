import { catsibDif } from './catsib-dif.js'
import { type ComparedPersons, comparedPersons } from './compared-persons.js'
import { decided, type StudiedFigures } from './decide.js'
import type { DifData, DifOptions } from './dif-data.js'
import type { DifResult, ItemDif } from './dif-result.js'
import { type DifSettings, difSettings } from './dif-settings.js'
import { distanceDif } from './latent/distance-dif.js'
import { createGroupFitter, focalDistribution, type GroupFitter } from './latent/group-fit.js'
import { latentDif } from './latent/latent-dif.js'
import { type Inseparable, type Separability, separability } from './latent/separability.js'
import { logisticDif } from './logistic-dif.js'
import { mantelDif } from './mantel-haenszel-dif.js'
import { givenMatching, matchingTable, sumScoreMatching } from './matching-table.js'
import { type Purified, purified } from './purify.js'

/** Strata of a given matching variable for the Mantel methods, in its own units. @source Zwick, Thayer & Wingersky (1994), ETS RR-94-13 */
const stratumWidth = 1

/** Methods that calibrate nothing need not know what could be calibrated. */
const nothingToSeparate: Separability = { usable: [], inseparable: new Map() }

/**
 * Differential item functioning between two groups of persons of equal proficiency. `lr`, `wald`, `rmsd` and `catsib` also hold
 * for adaptive tests and several forms: they use every answer and compare persons on theta; `mh` and `logistic` do with `matching`.
 * @throws MelekError `dif-impossible` with every issue: groups unknown, too small or only one, rows incomplete, a sum score of
 *   adaptive data; `calibration-impossible` where the latent methods cannot calibrate the answers
 */
export function detectDif(data: DifData, options: DifOptions): DifResult {
  const settings = difSettings(options)
  const compared = comparedPersons(data, settings)
  const latent = isLatent(settings)
  const { usable, inseparable } = latent ? separability(data, compared) : nothingToSeparate
  const fitter = createGroupFitter(data, compared, usable)
  const { items, anchors, purification } = studied(data, compared, { settings, fitter, inseparable })
  const { focalPersons, referencePersons, referenceNames, leftOut } = compared
  const free = new Set(usable.filter((i) => !anchors.has(i) && !inseparable.has(i)))
  return {
    method: settings.method,
    ...(settings.method === 'logistic' ? { test: settings.test } : {}),
    alpha: settings.alpha,
    adjustment: settings.adjustment,
    matching: latent ? 'latent' : settings.method === 'catsib' ? 'theta' : data.matching === undefined ? 'sum-score' : 'given',
    ...(latent ? { focalDistribution: focalDistribution(fitter(free)) } : {}),
    focal: { name: settings.focal, persons: focalPersons },
    reference: { names: referenceNames, persons: referencePersons },
    leftOut,
    smallGroups: Math.min(focalPersons, referencePersons) < 200 || focalPersons + referencePersons < 500,
    purification,
    anchors: isMatchedOnGiven(data, settings) ? [] : [...anchors].map((i) => data.itemIds[i] as string),
    items,
  }
}

function isLatent({ method }: DifSettings): boolean {
  return method === 'lr' || method === 'wald' || method === 'rmsd'
}

/** Whether a value that comes with the data takes the place of anything that items could be left out of. */
function isMatchedOnGiven({ matching }: DifData, { method }: DifSettings): boolean {
  return matching !== undefined && (method === 'mh' || method === 'logistic')
}

interface Setting {
  readonly settings: DifSettings
  readonly fitter: GroupFitter
  readonly inseparable: ReadonlyMap<number, Inseparable>
}

function studied(data: DifData, compared: ComparedPersons, setting: Setting): Purified {
  const { settings } = setting
  const figures = figuresOf(data, compared, setting)
  const study = (anchors: ReadonlySet<number>): ItemDif[] => decided(data.itemIds, figures(anchors), settings)
  const named = settings.anchors?.map((id) => data.itemIds.indexOf(id))
  const anchors = new Set(named ?? data.itemIds.keys())
  const purifies = settings.purify && named === undefined && !isMatchedOnGiven(data, settings)
  if (!purifies) return { items: study(anchors), anchors, purification: { kind: 'none' } }
  return purified(study, data.itemIds.length, settings.maximumPurifications)
}

/** The figures of every item for a set of anchors. */
function figuresOf(
  data: DifData,
  compared: ComparedPersons,
  { settings, fitter, inseparable }: Setting,
): (anchors: ReadonlySet<number>) => StudiedFigures[] {
  switch (settings.method) {
    case 'lr':
    case 'wald':
      return latentDif(data, inseparable, { fitter, method: settings.method })
    case 'rmsd':
      return (anchors) => {
        const free = [...data.itemIds.keys()].filter((i) => !anchors.has(i) && !inseparable.has(i))
        return distanceDif(data, compared, fitter(new Set(free))).map(
          (each) => each ?? { kind: 'undefined', reason: 'one-group' },
        )
      }
    case 'catsib':
      return (anchors) => catsibDif(data, compared, anchors)
    default:
      return matchedFigures(data, compared, settings)
  }
}

function matchedFigures(
  data: DifData,
  compared: ComparedPersons,
  settings: DifSettings,
): (anchors: ReadonlySet<number>) => StudiedFigures[] {
  const logistic = settings.method === 'logistic'
  const study = logistic ? logisticDif : mantelDif
  return (anchors) => {
    const matching =
      data.matching === undefined
        ? sumScoreMatching(data, compared, anchors)
        : givenMatching(data, compared, logistic ? 0 : stratumWidth)
    return data.itemIds.map((_, i) => study(matchingTable(data, compared, i, matching)))
  }
}
