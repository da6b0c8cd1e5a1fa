import * as z from 'zod/mini'
import { count, nonnegativeNumber, positiveCount, positiveNumber, text } from '../../bank/document-fields-schema.js'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import { scaleSchema } from '../../bank/item-bank-schema.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Session } from './session.js'

const estimate = {
  theta: z.number(),
  standardError: z.nullable(z.number()),
  estimatedBy: z.enum(['start', 'eap', 'map', 'mle', 'wle', 'jeffreys']),
}
const note = z.looseObject({ code: z.string() })
const onTrial = z.optional(z.literal(true))

const response = {
  ...estimate,
  step: positiveCount,
  item: text,
  response: z.optional(z.unknown()),
  category: z.optional(count),
  keyVersion: z.optional(z.string()),
  seconds: z.optional(nonnegativeNumber),
  onTrial,
  revised: z.optional(z.literal(true)),
}

const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('presented'),
    step: positiveCount,
    item: text,
    criterion: z.number(),
    ...estimate,
    draw: z.optional(z.number()),
    onTrial,
    notes: z.optional(z.array(note)),
  }),
  z.strictObject({ type: z.literal('answered'), ...response, category: count }),
  z.strictObject({ type: z.literal('omitted'), ...response }),
  z.strictObject({ type: z.literal('not-reached'), ...response }),
  z.strictObject({ type: z.literal('timed-out'), ...response }),
  z.strictObject({
    type: z.literal('rescored'),
    item: text,
    category: count,
    previous: count,
    keyVersion: z.optional(z.string()),
    ...estimate,
  }),
  z.strictObject({ type: z.literal('suspended'), detail: z.string() }),
  z.looseObject({ type: z.literal('resumed'), detail: z.string() }),
  z.strictObject({ type: z.literal('stopped'), rule: z.string(), detail: z.string() }),
])

/** Schema of the `melek-session/1` document, as far as its shape goes. */
export const sessionSchema = z.strictObject({
  format: z.literal('melek-session/1'),
  id: z.string(),
  seed: z.string(),
  language: z.optional(z.string()),
  bank: z.strictObject({
    id: z.string(),
    version: z.string(),
    fingerprint: z.string(),
    security: z.enum(['public', 'private']),
    scale: scaleSchema,
  }),
  design: z.looseObject({ start: z.object({ theta: z.number() }), estimator: z.looseObject({}), responses: z.looseObject({}) }),
  items: z.record(z.string(), z.looseObject({ model: z.string(), parameters: z.looseObject({}) })),
  barred: z.optional(z.array(z.array(z.string()))),
  start: z.optional(z.looseObject({ prior: z.object({ mean: z.number(), sd: positiveNumber }) })),
  retest: z.optional(z.looseObject({ barred: z.array(z.string()), seen: z.array(z.string()) })),
  events: z.array(eventSchema),
  random: z.strictObject({ generator: z.literal('keyed-uniform') }),
  status: z.enum(['running', 'finished']),
  result: z.nullable(z.looseObject({ estimate: z.looseObject({ kind: z.string() }) })),
  simulated: z.optional(z.enum(['drawn-answers', 'recorded-answers'])),
})

/**
 * The session in an unknown value, for instance the parsed JSON of a store.
 * @throws MelekError `session-invalid` with every problem of its shape
 */
export function parseSession(document: unknown): Session {
  const parsed = sessionSchema.safeParse(document)
  // The document itself is returned: its bytes are the log, and parsing would put its fields into another order.
  if (parsed.success) return document as Session
  throw new MelekError('session-invalid', 'the session is not valid', schemaIssues(parsed.error, document))
}
