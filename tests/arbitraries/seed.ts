import fc from 'fast-check'

/**
 * The same cases in every run, so that a run turns red by a change and not by chance. `PROPERTY_SEED=N` takes others, and
 * `npm run test:long` new ones each time.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 2029) })
