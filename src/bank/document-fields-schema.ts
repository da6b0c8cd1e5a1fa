import * as z from 'zod/mini'

// zod/mini, everywhere in the house: the same schemas as zod in a third of the bytes, for error texts melek writes itself.

/** Text that is not empty: ids, names, versions. */
export const text = z.string().check(z.minLength(1))

/** A whole number of things, none included. */
export const count = z.int().check(z.nonnegative())

/** A whole number from 1: a size, a step, a length. */
export const positiveCount = z.int().check(z.positive())

export const positiveNumber = z.number().check(z.positive())

export const nonnegativeNumber = z.number().check(z.nonnegative())

/** Where a document comes from: free fields, kept as they are. */
export const provenance = z.record(z.string(), z.unknown())
