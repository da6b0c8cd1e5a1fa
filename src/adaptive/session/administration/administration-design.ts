/** How a test is held beyond what it measures by; every part is optional, and none is the default. */
export interface AdministrationDesign {
  readonly pretest?: PretestDesign | undefined
  readonly stage?: StageDesign | undefined
  readonly timing?: TimingDesign | undefined
  readonly suspension?: SuspensionDesign | undefined
  /** Whether a session may go on with another version of its bank, the parameters of the items given frozen; default "refuse". */
  readonly otherBank?: 'refuse' | 'frozen' | undefined
  readonly start?: StartDesign | undefined
  readonly retest?: RetestDesign | undefined
  /** Whether results say if the answers can be taken for what the person can do; an empty object takes the defaults. */
  readonly validity?: ValidityDesign | undefined
}

/** How the validity of a test is judged when it ends. */
export interface ValidityDesign {
  /** Rate at which tests are held to be doubtful that are not; default 0.05. */
  readonly alpha?: number | undefined
  /** Simulated tests that a test is compared with; default 199. */
  readonly replications?: number | undefined
  /** Seconds below which an answer is a guess, for items whose content has no `seconds`; default 3. */
  readonly rapidBelow?: number | undefined
  /** Share of the timed answers that must have taken longer; default 0.9. */
  readonly leastEffort?: number | undefined
}

/** Items on trial, given among the others and not scored. The seed draws which, and where. */
export interface PretestDesign {
  readonly items: number
  /** First and last place of the test where one may stand, 1-based; default 1 and the last that a test of full length has before its end. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** Several items at once, chosen before any of them is answered: for poor connections. */
export interface StageDesign {
  readonly items: number
  /** Whether answers may be changed until the stage is closed, and items be left out; default false. */
  readonly review?: boolean | undefined
}

/** Time for one item; the time for a whole test is the stopping rule "time". */
export interface TimingDesign {
  /** Seconds; an answer that took longer counts as timed out. */
  readonly item: number
  /** Seconds by which it may be late, for slow lines; default 0. */
  readonly grace?: number | undefined
}

export interface SuspensionDesign {
  /** Interruptions of one test at most; default any number. */
  readonly most?: number | undefined
  /** Whether an item that was on show is shown again afterwards, or counts as not reached; default "keep". */
  readonly waiting?: 'keep' | 'replace' | undefined
}

/** Where a session begins if more is known of the person than the population. */
export interface StartDesign {
  /** A regression of theta: mean intercept + Σ coefficient × covariate, and SD around it, logits. */
  readonly covariates?:
    | {
        readonly intercept: number
        readonly coefficients: Readonly<Record<string, number>>
        readonly sd: number
      }
    | undefined
  /** The latest earlier sitting as evidence. */
  readonly earlier?:
    | {
        /** What it still counts for, 0 (nothing) … 1 (as if it were of today). */
        readonly discount: number
      }
    | undefined
}

/** Items of earlier sittings of the same person. */
export interface RetestDesign {
  /** Days during which an item is not given again. */
  readonly coolDown: number
  /** Most items of a test that were given in any earlier sitting, cooled down or not; default any number. */
  readonly overlap?: number | undefined
}

/** A sitting of the same person before this one, as the caller knows it. */
export interface EarlierSitting {
  /** Ids of the items given. */
  readonly items: readonly string[]
  /** Days since then. */
  readonly daysAgo: number
  /** Posterior mean and SD then, logits. */
  readonly theta?: number | undefined
  readonly standardError?: number | undefined
}

/** What was decided of a session by what was known of the person. */
export interface SessionStart {
  /** Normal prior of this person, logits; also where the first item is chosen. */
  readonly prior: { readonly mean: number; readonly sd: number }
  /** What it comes from. */
  readonly from: readonly ('covariates' | 'earlier')[]
}

/** Items that a retest must do without, or have few of. */
export interface RetestPlan {
  /** Ids, not yet cooled down. */
  readonly barred: readonly string[]
  /** Ids of which at most `overlap` are given. */
  readonly seen: readonly string[]
  readonly overlap: number | null
}
