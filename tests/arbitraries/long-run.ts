import fc from 'fast-check'

/** Properties that name no number of runs: ten times as many as fast-check tries by itself. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 1000 })
