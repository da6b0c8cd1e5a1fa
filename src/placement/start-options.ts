import type { Engine } from '../adaptive/session/engine.js'
import type { StartOptions } from '../adaptive/session/run-session.js'
import { MelekError } from '../issues/melek-error.js'

/**
 * What cannot start a test: no seed, from which neither an id nor a draw follows, or words about the person that no rule of the design hears.
 * @throws MelekError `seed-missing` or `start-option-unused`
 */
export function requireStartOptions({ administration }: Engine, options: StartOptions): void {
  const { seed, covariates, earlier } = (options ?? {}) as Partial<StartOptions>
  if (typeof seed !== 'string' || seed === '')
    throw new MelekError(
      'seed-missing',
      `a session needs a seed, a text that is not empty, as in start({ seed: "person-17" }), got ${JSON.stringify(seed) ?? 'nothing'}`,
    )
  if (administration !== undefined || (covariates === undefined && earlier === undefined)) return
  const unused = [...(covariates === undefined ? [] : ['covariates']), ...(earlier === undefined ? [] : ['earlier'])]
  throw new MelekError(
    'start-option-unused',
    `the design has no use for ${unused.join(' and ')}; name it under administration.start or administration.retest, or leave it out`,
  )
}
