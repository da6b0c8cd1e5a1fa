/**
 * Standard errors of the 2PL fits of LSAT6 and LSAT7 in slope–intercept form (a, d), by three methods, and of the free
 * variance of the 1PL.
 * Source: mirt 1.47, 61 nodes on −6…6, tight tolerance; `observed` is its "Louis", equal to its "Oakes" to 1e-9.
 * Tolerance: 1e-6 (2PL; both programs are converged beyond it); 1e-5 for the variance, whose estimate in mirt stops 1e-5 short.
 */
export const lsatErrors = {
  lsat6: {
    observed: [
      [0.2581149368026, 0.2057437494047],
      [0.1866796703228, 0.09001896855015],
      [0.2327638372526, 0.07627288293151],
      [0.1851429348459, 0.09903751791815],
      [0.2099091811897, 0.1353587815394],
    ],
    'cross-product': [
      [0.2538666261994, 0.2025754294729],
      [0.1878725668413, 0.0902495586489],
      [0.230013884387, 0.07624118117513],
      [0.1861873447959, 0.09880255774906],
      [0.202692713199, 0.1331604329535],
    ],
    sandwich: [
      [0.2684103505985, 0.2109276628781],
      [0.1902216463035, 0.09010488884458],
      [0.2435478365336, 0.07643642533228],
      [0.1919200175914, 0.1001610657321],
      [0.2287519240233, 0.1398644702736],
    ],
    variance: 0.1048639904465,
  },
  lsat7: {
    observed: [
      [0.1771948306132, 0.1314501289764],
      [0.1687639008873, 0.09124698958711],
      [0.3210769559198, 0.204825113092],
      [0.1341202973449, 0.07491343657472],
      [0.1511339502052, 0.114408718064],
    ],
    'cross-product': [
      [0.1763384648679, 0.1304913285896],
      [0.1693511817952, 0.09138620274736],
      [0.3214576925558, 0.2045148634718],
      [0.1352922011047, 0.07475607798856],
      [0.1533358270707, 0.1145813907767],
    ],
    sandwich: [
      [0.1900175598666, 0.1345368135707],
      [0.1772870919268, 0.0916859986542],
      [0.3297203333254, 0.2093533285647],
      [0.1385287207254, 0.07522230733643],
      [0.1565408954493, 0.1148811634447],
    ],
    variance: 0.1313476186594,
  },
} as const

/**
 * 3PL fits of LSAT7 with a prior on the lower asymptote, none on the slope: the true posterior mode.
 * Source: independent check of this project (quasi-Newton on the exact marginal posterior, 61 nodes), largest |gradient| 8e-7 (beta)
 * and 2e-6 (normal). Tolerance: 1e-6 on logLik + logPrior (flat at the mode), 1e-5 on each of the two parts and the parameters.
 */
export const lsat7ThreeParameter = {
  beta: {
    prior: { beta: [5, 17] },
    logLikelihood: -2659.1324780013438,
    logPrior: 7.518244755001035,
    discrimination: [1.0825911084911648, 1.4962360054471728, 2.069840517041472, 0.8729770720803591, 0.8065685709355177],
    difficulty: [-1.4734075364664105, -0.24279935845137535, -0.7580932501624701, -0.14163394412254438, -1.976730377590246],
    lowerAsymptote: [0.19326741213708776, 0.21458125676126438, 0.1866219950518364, 0.16906963489496096, 0.1979466921915021],
  },
  normal: {
    prior: { logitNormal: [-1.5, 0.5] },
    logLikelihood: -2659.1004010278684,
    logPrior: -1.1917160398326399,
    discrimination: [1.0721182605005624, 1.4354944371444647, 2.0372208877640947, 0.8688939309363406, 0.7984514896005943],
    difficulty: [-1.508888183934154, -0.29146787039911687, -0.7801559275220601, -0.16382326986052312, -2.0276214852211303],
    lowerAsymptote: [0.17822958306036174, 0.19425430018377024, 0.1736043307860607, 0.16184963112340753, 0.1812862808051597],
  },
} as const

/**
 * 2PL fits of LSAT6 and LSAT7 with priors a ~ lognormal(0, .5) and d = −ab ~ normal(0, 2): (a, d).
 * Source: mirt 1.47. Tolerance 3e-5: mirt's logLik + logPrior is 8e-9 and 2e-8 below the one found here, its parameters so much short of the mode.
 */
export const lsatTwoParameterPriors = {
  lsat6: {
    logLikelihood: -2466.69034656668,
    logPrior: -10.441106869193,
    items: [
      [0.7871758396916, 2.737850052486],
      [0.7354413897785, 0.9910709902374],
      [0.8548522721309, 0.2451196639077],
      [0.7104494398735, 1.288784556887],
      [0.6904199795273, 2.062592331229],
    ],
  },
  lsat7: {
    logLikelihood: -2658.97253063524,
    logPrior: -11.152656437886,
    items: [
      [0.9837213822048, 1.84973167294],
      [1.054478497431, 0.7989231429365],
      [1.554605370981, 1.718300173516],
      [0.7819133592992, 0.4863744254913],
      [0.746174951373, 1.854914565726],
    ],
  },
} as const

/**
 * 2PL fit of LSAT7 with sampling weights: rows in the order of the patterns as binary numbers (I1 first), each repeated by its
 * count; the first 500 rows weigh 4/3, the others 2/3. (a, d). Source: mirt 1.47. Tolerance 1e-5.
 */
export const lsat7Weighted = {
  logLikelihood: -2931.8051448659,
  items: [
    [0.74889967912, 1.3512500706],
    [0.54947623795, 0.18879440807],
    [1.1043913618, 1.0500892264],
    [0.99461830202, 0.37584035254],
    [0.78668171746, 1.7286565652],
  ],
} as const
