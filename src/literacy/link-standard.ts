import { MelekError } from '../issues/melek-error.js'
import { changeTheta, type ScaleChange } from '../models/conversions/scale-change.js'
import type { ReportingScale, Standard } from './standard.js'
import { standardIssues } from './standard-issues.js'

/** A link from the scale of a standard to another: θ_new = slope·θ_old + intercept, with its standard errors where they are known. */
export interface StandardLink extends ScaleChange {
  /** Standard errors of slope and intercept, and their covariance. */
  readonly errors?: { readonly slope: number; readonly intercept: number; readonly covariance: number } | undefined
}

export interface LinkedStandardOptions {
  /** The scale that the link leads from: that of the standard. */
  readonly from: string | null
  /** The scale that it leads to. */
  readonly to: string
  /** Of the standard that comes out, other than the old one. */
  readonly version: string
  /** How the link was made: banks, method, anchors. */
  readonly provenance: Readonly<Record<string, unknown>>
}

/**
 * A standard on another scale: its cuts and reporting scale moved by a link, so that every person keeps level and score. A standard is
 * refused on a scale other than its own (`assertSameScale`) until this has been done. The error of the link, A²SE² + cut²Var A +
 * 2 cut Cov + Var B, goes into the errors of the cuts; where the panel's own errors are not known, the link's stand alone and the
 * provenance says so.
 * @throws MelekError `scale-mismatch` for a standard of another scale than the link leads from; `standard-invalid` for a version or
 *   scale that does not change; `scale-change-invalid` for a slope that is not above 0
 * @source Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd ed., ch. 6
 */
export function linkStandard(standard: Standard, link: StandardLink, options: LinkedStandardOptions): Standard {
  const { from, to, version } = options
  if (standard.scaleId !== from) {
    const name = (id: string | null) => (id === null ? 'an unnamed scale' : `the scale "${id}"`)
    throw new MelekError(
      'scale-mismatch',
      `the cuts of standard "${standard.id}" live on ${name(standard.scaleId)}, but the link leads from ${name(from)}; take the link from the scale of the standard`,
    )
  }
  const levels = standard.levels.map((level) => (level.from === null ? level : { ...level, from: changeTheta(level.from, link) }))
  const errors = cutErrors(standard, link)
  const { cutStandardErrors: _, reportingScale, ...rest } = standard
  const made: Standard = {
    ...rest,
    version,
    scaleId: to,
    levels,
    ...(errors === undefined ? {} : { cutStandardErrors: errors }),
    ...(reportingScale === undefined ? {} : { reportingScale: movedReportingScale(reportingScale, link) }),
    provenance: { ...standard.provenance, linked: linkProvenance(standard, link, options) },
  }
  const issues = [...unchangedIssues(standard, options), ...standardIssues(made)]
  if (issues.length > 0) throw new MelekError('standard-invalid', 'the link makes no standard', issues)
  return made
}

function unchangedIssues({ version, scaleId }: Standard, options: LinkedStandardOptions) {
  return [
    ...(options.version === version
      ? [{ code: 'version-unchanged', message: `version "${version}" has other cuts already; give another`, path: 'version' }]
      : []),
    ...(options.to === scaleId
      ? [
          {
            code: 'scale-unchanged',
            message: `the standard is on the scale "${scaleId}" already; name the new one`,
            path: 'scaleId',
          },
        ]
      : []),
  ]
}

/** Standard errors of the cuts on the new scale; undefined where neither panel nor link has any. */
function cutErrors(standard: Standard, link: StandardLink): number[] | undefined {
  const { errors, slope } = link
  const own = standard.cutStandardErrors
  if (own === undefined && errors === undefined) return undefined
  return standard.levels.slice(1).map((level, k) => {
    const cut = level.from as number
    const ofLink = errors === undefined ? 0 : cut ** 2 * errors.slope ** 2 + 2 * cut * errors.covariance + errors.intercept ** 2
    return Math.sqrt(slope ** 2 * (own?.[k] ?? 0) ** 2 + Math.max(0, ofLink))
  })
}

/** score = slope·θ + intercept in the new theta. */
function movedReportingScale(scale: ReportingScale, { slope, intercept }: ScaleChange): ReportingScale {
  return { ...scale, slope: scale.slope / slope, intercept: scale.intercept - (scale.slope * intercept) / slope }
}

function linkProvenance(standard: Standard, { slope, intercept, errors }: StandardLink, options: LinkedStandardOptions) {
  return {
    from: { standard: standard.id, version: standard.version, scaleId: standard.scaleId },
    slope,
    intercept,
    ...(errors === undefined ? { errors: 'not known' } : { errors }),
    ...(standard.cutStandardErrors === undefined && errors !== undefined
      ? { cutStandardErrors: 'of the link alone: those of the panel are not known' }
      : {}),
    ...options.provenance,
  }
}
