import { missing } from '../../../scoring/proficiency-estimate.js'
import type { Engine } from '../engine.js'
import { drawnResponses } from '../rehearsal/drawn-responses.js'
import { type FastTest, fastTest } from '../rehearsal/fast-test.js'
import { advance, recordAnswer } from '../run-session.js'
import { currentItems, type Session } from '../session.js'
import { readSitting } from '../sitting.js'
import { type AnswerPath, type FitStatistics, fitStatistics } from './fit-statistics.js'

/**
 * Fit statistics of tests that a person of some theta would have had under the same design, answers drawn from the model: what is to be
 * expected where nothing is wrong. Each has its own estimate, as the test itself has.
 * @param session of which the null tests are; they depend on its seed
 */
export function nullStatistics(engine: Engine, session: Session, theta: number, replications: number): FitStatistics[] {
  const { plain, fast } = playerOf(engine)
  const drawn = drawnResponses(engine.bank, JSON.stringify([session.seed, 'validity']))
  return Array.from({ length: replications }, (_, replication) => {
    drawn.begin(String(replication), theta)
    const quick = fast?.play(drawn.respond)
    if (quick !== undefined) return fitStatistics(engine.bank, quick, quick.theta[quick.length - 1] as number)
    const played = playedSession(plain, session, String(replication), drawn.respond)
    const sitting = readSitting(plain, played, played.events)
    return fitStatistics(engine.bank, answerPath(plain, played), sitting.estimate.theta)
  })
}

interface NullPlayer {
  /** The engine as it gives tests without judging their validity. */
  readonly plain: Engine
  readonly fast: FastTest | undefined
}

/** Tables are made once an engine. */
const players = new WeakMap<Engine, NullPlayer>()

function playerOf(engine: Engine): NullPlayer {
  const known = players.get(engine)
  if (known !== undefined) return known
  const plain = withoutValidity(engine)
  const player = { plain, fast: fastTest(plain) }
  players.set(engine, player)
  return player
}

/** Null tests need not be judged themselves; without any other rule of their administration they are plain tests. */
function withoutValidity(engine: Engine): Engine {
  const { administration: { validity: _, ...rest } = {}, ...design } = engine.design
  const { administration } = engine
  if (administration === undefined || Object.keys(rest).length === 0) return { ...engine, design, administration: undefined }
  return { ...engine, administration: { ...administration, validityOf: () => ({}), review: false } }
}

function playedSession(engine: Engine, session: Session, seed: string, respond: (index: number) => number): Session {
  const blank: Session = {
    ...session,
    design: engine.design,
    seed: JSON.stringify([session.seed, seed]),
    items: {},
    events: [],
    status: 'running',
    result: null,
  }
  let now = advance(engine, blank, readSitting(engine, blank, []))
  while (now.status === 'running') {
    const item = currentItems(now)[0] as string
    const category = respond(engine.bank.indexOfItem.get(item) as number)
    now = recordAnswer(engine, now, item, { kind: 'category', category })
  }
  return now
}

/** The answers of a session that count, in the order in which their items were given. */
export function answerPath(engine: Engine, session: Session): AnswerPath {
  const { given, counted } = readSitting(engine, session, session.events)
  const answers = given.flatMap((index) => {
    const category = counted.get(engine.bank.itemIds[index] as string) ?? missing
    return category === missing ? [] : [{ index, category }]
  })
  return {
    items: answers.map(({ index }) => index),
    responses: answers.map(({ category }) => category),
    length: answers.length,
  }
}
