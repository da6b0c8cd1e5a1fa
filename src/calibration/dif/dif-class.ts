/** Negligible, moderate, large. */
export type DifClass = 'A' | 'B' | 'C'

/** One-sided 5 % point of the normal distribution, part of the rule. */
const oneSided = 1.644853626951472
/** Level of the two-sided test that a B or C item must pass. */
const level = 0.05

/**
 * ETS class of a dichotomous item: A if |Δ| < 1 or Δ does not differ significantly from 0; C if |Δ| ≥ 1.5 and |Δ| is significantly above 1;
 * else B. Both tests at 5 %, whatever level the flags use.
 * @param delta MH D-DIF, −2.35 ln odds ratio
 * @param p of the Mantel–Haenszel chi-squared with continuity correction, unadjusted
 * @source Zwick (2012), ETS RR-12-08
 */
export function etsClass(delta: number, standardError: number, p: number): DifClass {
  const size = Math.abs(delta)
  if (size < 1 || p >= level) return 'A'
  return size >= 1.5 && size - 1 > oneSided * standardError ? 'C' : 'B'
}

/**
 * Class of an item with several categories by its standardised mean difference in units of the item's SD.
 * @param p of Mantel's chi-squared, unadjusted
 * @source Zwick, Thayer & Mazzeo (1997), Appl. Meas. Educ. 10, 321–344 (0.17 and 0.25 SD)
 */
export function meanDifferenceClass(differenceInSd: number, p: number): DifClass {
  const size = Math.abs(differenceInSd)
  if (size <= 0.17 || p >= level) return 'A'
  return size > 0.25 ? 'C' : 'B'
}

/**
 * Classes of a gain in Nagelkerke's R²; A too where the gain is not significant.
 * @source Jodoin & Gierl (2001), Appl. Meas. Educ. 14, 329–349 (.035, .070); Zumbo & Thomas (1997), as in Zumbo (1999) (.13, .26)
 */
export function explainedVarianceClasses(
  gain: number,
  p: number,
): { readonly jodoinGierl: DifClass; readonly zumboThomas: DifClass } {
  const graded = (moderate: number, large: number): DifClass => {
    if (p >= level || gain < moderate) return 'A'
    return gain < large ? 'B' : 'C'
  }
  return { jodoinGierl: graded(0.035, 0.07), zumboThomas: graded(0.13, 0.26) }
}

/**
 * Class of a difference of expected scores at equal theta: of two categories by the rule for standardised p-differences, of more
 * by that for differences in SD units.
 * @param p of the test of the item's parameters, unadjusted
 * @source Dorans & Holland (1993), in Holland & Wainer, Differential Item Functioning, 35–66 (.05 and .10)
 */
export function scoreDifferenceClass(
  { signedDifference, differenceInSd }: { readonly signedDifference: number; readonly differenceInSd: number },
  categories: number,
  p: number,
): DifClass {
  if (categories > 2) return meanDifferenceClass(differenceInSd, p)
  const size = Math.abs(signedDifference)
  if (size < 0.05 || p >= level) return 'A'
  return size < 0.1 ? 'B' : 'C'
}

/**
 * Class of a SIBTEST or CATSIB difference, a share of the item's highest score.
 * @source Roussos & Stout (1996), J. Educ. Meas. 33, 215–230 (.059 and .088)
 */
export function betaClass(beta: number, p: number): DifClass {
  const size = Math.abs(beta)
  if (size < 0.059 || p >= level) return 'A'
  return size < 0.088 ? 'B' : 'C'
}

/** Class of a root mean square distance: below the limit, below twice the limit, above. */
export function distanceClass(distance: number, limit: number): DifClass {
  if (distance < limit) return 'A'
  return distance < 2 * limit ? 'B' : 'C'
}
