import type { ScaleChange } from '../../models/conversions/scale-change.js'
import type { Anchor } from './anchors.js'
import { type LinkErrors, linkCovariance } from './link-errors.js'

/** Fewest anchors whose leaving out tells anything: two remain. */
const FEWEST = 3

/**
 * Errors of A and B from the anchors being a sample of items: (n − 1)/n times the sum of squares of the links that leave out
 * one anchor each, around their mean. Says nothing of the sampling of persons, which all anchors share.
 * @param estimate the link by some of the anchors
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 11
 */
export function jackknifeErrors(
  anchors: readonly Anchor[],
  estimate: (anchors: readonly Anchor[]) => { readonly kind: string } & Partial<ScaleChange>,
): LinkErrors {
  const count = anchors.length
  if (count < FEWEST) return { kind: 'none', reason: 'too-few-anchors' }
  const links = anchors.flatMap((_, left) => {
    const { kind, slope, intercept } = estimate(anchors.filter((_each, index) => index !== left))
    return kind === 'determined' && slope !== undefined && intercept !== undefined ? [{ slope, intercept }] : []
  })
  if (links.length < count) return { kind: 'none', reason: 'not-reproducible' }
  const mean = (of: (link: ScaleChange) => number) => links.reduce((sum, link) => sum + of(link), 0) / count
  const [slope, intercept] = [mean((link) => link.slope), mean((link) => link.intercept)]
  const spread = (of: (link: ScaleChange) => number) => (count - 1) * mean(of)
  return {
    kind: 'estimated',
    method: 'jackknife',
    ...linkCovariance(
      spread((link) => (link.slope - slope) ** 2),
      spread((link) => (link.slope - slope) * (link.intercept - intercept)),
      spread((link) => (link.intercept - intercept) ** 2),
    ),
  }
}
