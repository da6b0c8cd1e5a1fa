/** Persons who share one latent distribution: a group of its own, or all the groups too small to have one. */
export interface Cell {
  readonly kind: 'all' | 'group' | 'small-groups'
  /** Rows of the persons, ascending. */
  readonly members: Int32Array
  /** One per member; absent = all 1. */
  readonly weights?: Float64Array | undefined
  /** A row of numbers for each member that the latent distribution is conditioned on. */
  readonly covariates?: readonly (readonly number[])[] | undefined
}

export interface GroupedPersons {
  readonly cells: readonly Cell[]
  /** Groups in the order of their names' code units, with their number of tested persons and their cell. */
  readonly groups: readonly { readonly name: string; readonly n: number; readonly cell: Cell }[]
}

/** Fewest persons for a group to give a number, and to have a latent distribution of its own. */
export const smallestGroup = 10

/**
 * Sorts tested persons into cells: each group of at least ten is a cell, the smaller ones together are one.
 * @param tested rows of the persons who count, ascending
 * @param covariates numbers of each tested person by row
 */
export function groupPersons(
  tested: readonly number[],
  groups: readonly string[] | undefined,
  weights: ArrayLike<number> | undefined,
  covariates?: ReadonlyMap<number, readonly number[]>,
): GroupedPersons {
  if (groups === undefined) return { cells: [cellOf('all', tested, { weights, covariates })], groups: [] }
  const byName = new Map<string, number[]>()
  for (const person of tested) {
    const name = groups[person] as string
    const members = byName.get(name)
    if (members === undefined) byName.set(name, [person])
    else members.push(person)
  }
  const named = [...byName].sort(([one], [other]) => (one < other ? -1 : 1))
  const small = named.filter(([, members]) => members.length < smallestGroup).flatMap(([, members]) => members)
  const rest = cellOf(
    'small-groups',
    small.sort((one, other) => one - other),
    { weights },
  )
  const listed = named.map(([name, members]) => ({
    name,
    n: members.length,
    cell: members.length < smallestGroup ? rest : cellOf('group', members, { weights, covariates }),
  }))
  return { cells: [...new Set(listed.map(({ cell }) => cell))], groups: listed }
}

function cellOf(
  kind: Cell['kind'],
  members: readonly number[],
  {
    weights,
    covariates,
  }: {
    readonly weights: ArrayLike<number> | undefined
    readonly covariates?: ReadonlyMap<number, readonly number[]> | undefined
  },
): Cell {
  return {
    kind,
    members: Int32Array.from(members),
    weights: weights === undefined ? undefined : Float64Array.from(members, (person) => weights[person] as number),
    covariates: covariates && members.map((person) => covariates.get(person) as readonly number[]),
  }
}
