import { benjaminiHochberg } from './benjamini-hochberg.js'
import { betaClass, distanceClass, scoreDifferenceClass } from './dif-class.js'
import type { DifFigures, ItemDif } from './dif-result.js'
import type { DifSettings } from './dif-settings.js'
import { highestCategoryOf } from './latent/curve-difference.js'

/** The figures of an item, or why there are none. */
export type StudiedFigures =
  | DifFigures
  | { readonly kind: 'undefined'; readonly reason: Extract<ItemDif, { kind: 'undefined' }>['reason'] }

type Estimated = Extract<ItemDif, { kind: 'estimated' }>
type Decision = Pick<Estimated, 'class' | 'favours'> & { readonly p?: number }

/** Class, direction and flag of every item, with p adjusted over those that were tested. */
export function decided(itemIds: readonly string[], figures: readonly StudiedFigures[], settings: DifSettings): ItemDif[] {
  const decisions = figures.map((each) => (each.kind === 'estimated' ? decision(each, settings) : undefined))
  const adjusted = benjaminiHochberg(decisions.flatMap((each) => (each?.p === undefined ? [] : [each.p])))
  let tested = 0
  return figures.map((each, i): ItemDif => {
    const item = itemIds[i] as string
    if (each.kind === 'undefined') return { item, kind: 'undefined', reason: each.reason }
    const { p, ...rest } = decisions[i] as Decision
    if (p === undefined) return { item, kind: 'estimated', figures: each, flagged: rest.class !== 'A', ...rest }
    const adjustedP = adjusted[tested++] as number
    const flagged = (settings.adjustment === 'none' ? p : adjustedP) < settings.alpha
    return { item, kind: 'estimated', figures: each, p, adjustedP, flagged, ...rest }
  })
}

/** The figures of a method that decide. */
function decision(figures: DifFigures, { test, rmsdLimit }: DifSettings): Decision {
  switch (figures.model) {
    case 'mantel-haenszel': {
      const { effect } = figures
      const favours = effect.kind === 'unbounded' ? effect.favours : favoured(effect.delta)
      return { p: figures.corrected.p, class: figures.class, favours }
    }
    case 'mantel':
      return { p: figures.uncorrected.p, class: figures.class, favours: favoured(figures.meanDifference) }
    case 'likelihood-ratio':
    case 'wald':
      return {
        p: figures.p,
        class: scoreDifferenceClass(figures, highestCategoryOf(figures.reference) + 1, figures.p),
        favours: favoured(figures.signedDifference),
      }
    case 'rmsd':
      return {
        class: distanceClass(Math.max(figures.reference, figures.focal), rmsdLimit),
        favours: favoured(figures.signedDifference),
      }
    case 'catsib':
      return { p: figures.p, class: betaClass(figures.beta / figures.highest, figures.p), favours: favoured(-figures.beta) }
    default:
      return { p: figures.tests[test].p, class: figures.tests[test].jodoinGierl, favours: favoured(figures.logOddsRatio) }
  }
}

function favoured(effect: number): 'focal' | 'reference' | 'neither' {
  if (effect === 0) return 'neither'
  return effect > 0 ? 'focal' : 'reference'
}
