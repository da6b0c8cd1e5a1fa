import type { CompiledBank } from '../bank/compile-bank.js'
import { assertSameScale } from '../literacy/standard.js'
import { withMarginalCurves } from '../scoring/marginal-curves.js'
import { groupPersons, smallestGroup } from './conditioning/cells.js'
import { covariateColumns } from './conditioning/covariates.js'
import { type MeasuredCell, measureCells } from './conditioning/measure-cells.js'
import { groupShares, nothingShown, type Shares, unbounded } from './group-shares.js'
import { assertShareInput } from './input-issues.js'
import { type CutPlaces, cutPlaces, measurementOf, type TestedPersons, testedPersons } from './measure-persons.js'
import { pillarShares } from './pillars/pillar-shares.js'
import type { PopulationResult } from './population-result.js'
import type { Measurement } from './quadrature/measurement.js'
import { type ShareInput, shareDefaults } from './share-options.js'
import type { ShareSetting } from './shown-share.js'
import { carriesUncertainty, drawBanks, itemParameterPart } from './uncertainty/bank-draws.js'

/**
 * The share of the persons tested who are at or above the target level, in all and per group, with its uncertainty.
 *
 * A share is the mean posterior probability, each person scored under the latent distribution of the own group, or
 * its regression on covariates, estimated at fixed items: counting point estimates is biased, and so is a national prior
 * for an agency. Groups under 10 give no number, nor does any group that could be found by subtraction.
 * @throws MelekError `population-input` with every problem; `scale-mismatch` for a standard of another scale;
 *   `uncertainty-impossible` for a bank whose parameters cannot be drawn
 * @source Mislevy (1991), Psychometrika 56, 177–196 (population shares from posteriors, not from point estimates)
 */
export function estimateShares(given: ShareInput): PopulationResult {
  assertShareInput(given)
  const input = { ...given, bank: scoredBy(given) }
  const scale = assertSameScale(input.standard, input.bank.scale)
  const persons = testedPersons(input)
  const places = cutPlaces(input)
  const { bank, standard, target } = input
  return {
    format: 'melek-population/1',
    bank: { id: bank.id, version: bank.version, provisional: bank.provisional, security: bank.security },
    scale,
    standard: {
      id: standard.id,
      version: standard.version,
      targetLevel: standard.targetLevel,
      cut: places.cuts[places.targetCut] as number,
    },
    target: target ?? null,
    confidence: input.options?.confidence ?? shareDefaults.confidence,
    method: 'posteriors',
    estimand: 'realised-share-of-those-tested',
    design: null,
    roster: null,
    covariates: (input.covariates ?? []).map(({ name }) => name),
    persons: {
      tested: persons.tested.length,
      withoutAnswers: persons.withoutAnswers,
      withoutWeight: persons.withoutWeight,
    },
    ...sharesOf(input, persons, places),
    pillars: pillarShares(input, persons, measurementOf(input, persons, places), (own) =>
      sharesOf(own, testedPersons(own), places),
    ),
  }
}

/** The bank with the curves that persons are scored by. */
function scoredBy({ bank, options }: ShareInput): CompiledBank {
  const how = options?.parameterUncertainty ?? shareDefaults.parameterUncertainty
  return how === 'marginal' ? withMarginalCurves(bank) : bank
}

function sharesOf(input: ShareInput, persons: TestedPersons, places: CutPlaces): Shares {
  const { cells, groups } = groupPersons(persons.tested, input.groups, input.weights, covariatesOf(input, persons))
  const n = persons.tested.length
  if (n < smallestGroup) return nothingShown(groups, n, 'fewer-than-10')
  const measurement = measurementOf(input, persons, places)
  const measured = measureCells(measurement, cells)
  if (measured.kind === 'none') return nothingShown(groups, n, unbounded(measured.reason) ?? 'unbounded-above')
  const { target } = input
  const setting: ShareSetting<MeasuredCell> = {
    standard: input.standard,
    scale: assertSameScale(input.standard, input.bank.scale),
    confidence: input.options?.confidence ?? shareDefaults.confidence,
    ...places,
    sampling: () =>
      input.weights === undefined
        ? { kind: 'zero', reason: 'describes-those-tested' }
        : { kind: 'not-estimated', reason: 'needs-sampling-design' },
    itemParameters: itemParameters(input, measurement, [...measured.cells.values()]),
  }
  return groupShares(setting, groups, measured.cells, {
    aim: target === undefined ? undefined : { target, measuredIn: input.options?.measuredIn },
  })
}

/** Numbers of the tested persons that their latent distribution is conditioned on. */
function covariatesOf({ covariates }: ShareInput, { tested }: TestedPersons): Map<number, number[]> | undefined {
  return covariates === undefined || covariates.length === 0 ? undefined : covariateColumns(covariates, tested)
}

/** The item-parameter part of any share: the banks are drawn once, for all of them. */
function itemParameters(
  { bank, options }: ShareInput,
  measurement: Measurement,
  cells: readonly MeasuredCell[],
): ShareSetting<MeasuredCell>['itemParameters'] {
  const draws = options?.itemDraws ?? shareDefaults.itemDraws
  if (draws === 'none') return () => ({ kind: 'not-estimated', reason: 'switched-off' })
  if (!carriesUncertainty(bank, measurement.used)) return () => ({ kind: 'not-estimated', reason: 'bank-without-uncertainty' })
  const drawn = drawBanks(bank, measurement, cells, { draws, seed: options?.seed ?? shareDefaults.seed })
  return (of, band) =>
    itemParameterPart(
      drawn,
      of.map(({ cell }) => cell),
      band,
    )
}
