import { MelekError } from '../../issues/melek-error.js'
import type { AdministrationDesign } from './administration/administration-design.js'
import type { StartOptions } from './run-session.js'

/**
 * What cannot start a test: no seed, from which neither an id nor a draw follows, or words about the person that no rule of the design hears,
 * which are more likely a slip than meant.
 * @throws MelekError `seed-missing` or `start-option-unused`
 */
export function requireStartOptions(
  { start, retest }: AdministrationDesign = {},
  { seed, covariates, earlier }: Partial<StartOptions>,
): void {
  if (typeof seed !== 'string' || seed === '')
    throw new MelekError('seed-missing', `a session needs a seed, a text that is not empty, got ${JSON.stringify(seed)}`)
  const unused = []
  if (covariates && !start?.covariates) unused.push('covariates')
  if (earlier && !start?.earlier && !retest) unused.push('earlier')
  if (unused.length > 0)
    throw new MelekError(
      'start-option-unused',
      `the design has no use for ${unused.join(' and ')}; name it in its administration, or leave it out`,
    )
}
