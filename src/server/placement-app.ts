import { type Context, Hono } from 'hono'
import type { RawAnswer } from '../bank/answer-keys.js'
import type { PlacementTest } from '../placement/placement-test.js'
import { defaultBodyLimit, jsonBody, type RefusedBody } from './json-body.js'
import { createMemoryStore } from './memory-store.js'
import { page, pageStyle } from './page.js'
import { pageScript } from './page-script.js'
import { type AnswerOutcome, createPlacementService } from './placement-service.js'
import type { SessionStore } from './session-store.js'

export interface PlacementAppOptions {
  readonly test: PlacementTest
  /** Default: the memory of this process, for trying out. */
  readonly store?: SessionStore | undefined
  /** Whether the page must say that results are provisional. */
  readonly provisional?: boolean | undefined
  /** An id that nobody can guess, also used as seed; default `crypto.randomUUID`. */
  readonly createId?: (() => string) | undefined
  /** Bytes that a message may have, more is refused with status 413; default 65,536, far above any answer. */
  readonly bodyLimit?: number | undefined
}

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/**
 * A placement test over HTTP as a fetch handler: a page, its script, and four calls.
 * POST api/sessions { language } · GET api/sessions/:id · POST api/sessions/:id/answers { item, answer } · and, where the design lets
 * people review a stage, POST api/sessions/:id/stages { close } with the number of the stage to hand in.
 * Messages that are no JSON have status 400, as has a language without texts; without a language it is the first of the test.
 */
export function createPlacementApp(options: PlacementAppOptions): (request: Request) => Promise<Response> {
  const service = createPlacementService(options.test, options.store ?? createMemoryStore())
  const createId = options.createId ?? (() => crypto.randomUUID())
  const bodyOf = (request: Request) => jsonBody(request, options.bodyLimit ?? defaultBodyLimit)
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value)
  })
  app.get('/', (context) => context.html(page({ provisional: options.provisional ?? false, languages: options.test.languages })))
  app.get('/page.js', (context) => context.body(pageScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/page.css', (context) => context.body(pageStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.post('/api/sessions', async (context) => {
    const body = await bodyOf(context.req.raw)
    if (body.kind === 'refused') return refused(context, body)
    const { language = options.test.languages[0] } = body.fields
    if (typeof language !== 'string' || !options.test.languages.includes(language))
      return refused(context, unknownLanguage(options.test.languages, language))
    const id = createId()
    return context.json(await service.start({ id, seed: id, language }), 201)
  })
  app.get('/api/sessions/:id', async (context) => answered(context, await service.read(context.req.param('id'))))
  app.post('/api/sessions/:id/answers', async (context) => {
    const body = await bodyOf(context.req.raw)
    if (body.kind === 'refused') return refused(context, body)
    const { item, answer } = body.fields
    if (typeof item !== 'string' || typeof answer !== 'object' || answer === null) {
      return context.json({ code: 'answer-shape', message: 'send { "item": id, "answer": { "choice": optionId } }' }, 400)
    }
    return answered(context, await service.answer(context.req.param('id'), item, answer as RawAnswer))
  })
  app.post('/api/sessions/:id/stages', async (context) => {
    const body = await bodyOf(context.req.raw)
    if (body.kind === 'refused') return refused(context, body)
    const { close } = body.fields
    if (typeof close !== 'number' || !Number.isInteger(close) || close < 1) {
      return context.json({ code: 'stage-shape', message: 'send { "close": n } with the number of the stage to hand in' }, 400)
    }
    return answered(context, await service.closeStage(context.req.param('id'), close))
  })
  return async (request) => app.fetch(request)
}

function answered(context: Context, outcome: AnswerOutcome): Response {
  if (outcome.kind === 'accepted') return context.json(outcome.view)
  if (outcome.kind === 'unknown-session') return context.json(unknownSession, 404)
  return context.json({ code: outcome.kind, message: outcome.message }, outcome.kind === 'conflict' ? 409 : 422)
}

const unknownSession = { code: 'session-unknown', message: 'there is no such session; start a new one' }

function refused(context: Context, { status, code, message }: RefusedBody): Response {
  return context.json({ code, message }, status)
}

function unknownLanguage(languages: readonly string[], language: unknown): RefusedBody {
  const message = `there are texts in ${languages.join(', ')}, got language ${JSON.stringify(language)}`
  return { kind: 'refused', status: 400, code: 'language-unknown', message }
}
