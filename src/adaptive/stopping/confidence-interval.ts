import { normalQuantile } from '../../math/normal.js'
import type { CutTest } from './classification.js'

/**
 * The two-sided confidence interval θ̂ ± z·SE lies on one side of the cut.
 * @param probability coverage of the interval, in (0.5, 1)
 * @source Kingsbury & Weiss (1983), in Weiss, New Horizons in Testing, 257–283; Thompson (2007), Pract. Assess. Res. Eval. 12(1)
 */
export function byInterval(probability: number): CutTest {
  const deviate = -normalQuantile((1 - probability) / 2)
  return {
    label: `interval, ${probability}`,
    decide({ theta, standardError }, cut) {
      if (standardError === null) return 'open'
      const half = deviate * standardError
      return theta - half >= cut ? 'above' : theta + half < cut ? 'below' : 'open'
    },
  }
}
