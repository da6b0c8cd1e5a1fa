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
 * Every combination of the parts, the last factor changing fastest; a part without alternatives stays as in the base. Names say what was
 * taken for each factor, `exposure randomesque 5, stop length 30`, or which alternative, counted from 1, where words would not tell.
 */
export function crossDesigns(base: Design, factors: DesignFactors): { readonly name: string; readonly design: Design }[] {
  return Object.entries(factors).reduce<{ readonly name: string; readonly design: Design }[]>(
    (crossed, [part, choices]) => {
      const words = alternativeNames(choices as readonly unknown[])
      return crossed.flatMap(({ name, design }) =>
        (choices as readonly unknown[]).map((choice, place) => ({
          name: `${name === '' ? '' : `${name}, `}${part} ${words[place]}`,
          design: { ...design, [part]: choice } as Design,
        })),
      )
    },
    [{ name: '', design: base }],
  )
}

function alternativeNames(choices: readonly unknown[]): string[] {
  const names = choices.map(alternativeName)
  return names.map((name, place) => (name === '' || names.indexOf(name) !== names.lastIndexOf(name) ? String(place + 1) : name))
}

/** What an alternative is called, with its first figure: "none", "eligibility 0.25", "length 30 or standard-error 0.35". */
function alternativeName(choice: unknown): string {
  if (choice === undefined || choice === null) return 'none'
  if (Array.isArray(choice)) return choice.map(alternativeName).join(' or ')
  const { rule, method, criterion, ...others } = choice as Record<string, unknown>
  const figure = Object.values(others).find((value) => typeof value === 'number')
  return [rule, method, criterion, figure].filter((word) => word !== undefined).join(' ')
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
