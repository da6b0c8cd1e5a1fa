import type { Design } from '../adaptive/session/design.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'

/** What is tried in each part of a design. */
export interface DesignFactors {
  readonly start?: readonly Design['start'][]
  readonly estimator?: readonly Design['estimator'][]
  readonly select?: readonly Design['select'][]
  readonly constraints?: readonly Design['constraints'][]
  readonly exposure?: readonly Design['exposure'][]
  readonly stop?: readonly Design['stop'][]
}

/**
 * Every combination of the parts, the last factor changing fastest; a part without alternatives stays as in the base.
 * Names say which alternative of each factor was taken, counted from 1: `exposure 2, stop 1`.
 */
export function crossDesigns(base: Design, factors: DesignFactors): { readonly name: string; readonly design: Design }[] {
  return Object.entries(factors).reduce<{ readonly name: string; readonly design: Design }[]>(
    (crossed, [part, choices]) =>
      crossed.flatMap(({ name, design }) =>
        (choices as readonly unknown[]).map((choice, place) => ({
          name: `${name === '' ? '' : `${name}, `}${part} ${place + 1}`,
          design: { ...design, [part]: choice } as Design,
        })),
      ),
    [{ name: '', design: base }],
  )
}

const parts: readonly (keyof DesignFactors)[] = ['start', 'estimator', 'select', 'constraints', 'exposure', 'stop']

/**
 * What is to be tried, from a document: `{ "exposure": [null, { … }], "stop": [[ … ], [ … ]] }`; null stands for a part left out.
 * @throws MelekError `design-factors` with every problem
 */
export function parseDesignFactors(document: unknown): DesignFactors {
  const entries = typeof document === 'object' && document !== null && !Array.isArray(document) ? Object.entries(document) : []
  const issues = entries.flatMap(([part, choices]): Issue[] => {
    if (!parts.some((known) => known === part))
      return [{ code: 'factor-unknown', message: `"${part}" is no part of a design; take ${parts.join(', ')}`, path: part }]
    if (Array.isArray(choices) && choices.length > 0) return []
    return [{ code: 'factor-choices', message: 'must be a list of one alternative or more', path: part }]
  })
  if (entries.length === 0)
    issues.push({ code: 'factor-choices', message: 'must name a part of a design and a list of alternatives', path: '' })
  if (issues.length > 0) throw new MelekError('design-factors', `the alternatives have ${issues.length} problem(s)`, issues)
  return Object.fromEntries(
    entries.map(([part, choices]) => [part, (choices as unknown[]).map((choice) => choice ?? undefined)]),
  ) as DesignFactors
}
