import { normalCdf } from './normal.js'

/** Density of two standard normal variables of correlation ρ at (x, y). @param correlation strictly between −1 and 1 */
export function bivariateNormalDensity(x: number, y: number, correlation: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return 0
  const rest = (1 - correlation) * (1 + correlation)
  return Math.exp(-(x * x - 2 * correlation * x * y + y * y) / (2 * rest)) / (2 * Math.PI * Math.sqrt(rest))
}

/**
 * P(X ≤ x, Y ≤ y) of two standard normal variables of correlation ρ, within 1e-12 for |ρ| ≤ 0.9 and 1e-7 up to 0.999: the integral of
 * the density over the correlation from 0, whose root singularity at ±1 the substitution r = sin t removes.
 * @param correlation strictly between −1 and 1
 * @source Plackett (1954), Biometrika 41, 351–360; Drezner & Wesolowsky (1990), J. Statist. Comput. Simul. 35, 101–107
 */
export function bivariateNormalCdf(x: number, y: number, correlation: number): number {
  if (x === -Infinity || y === -Infinity) return 0
  const apart = normalCdf(x) * normalCdf(y)
  if (correlation === 0 || x === Infinity || y === Infinity) return apart
  const half = Math.asin(correlation) / 2
  let sum = 0
  for (let g = 0; g < points.length; g++) {
    const weight = weights[g] as number
    const step = half * (points[g] as number)
    sum += weight * (integrand(x, y, half + step) + integrand(x, y, half - step))
  }
  return apart + (half * sum) / (2 * Math.PI)
}

function integrand(x: number, y: number, angle: number): number {
  const sine = Math.sin(angle)
  return Math.exp(-(x * x - 2 * x * y * sine + y * y) / (2 * (1 - sine) * (1 + sine)))
}

/** The positive half of the twenty-point Gauss–Legendre rule on −1…1. @source Abramowitz & Stegun (1964), table 25.4 */
const points = [
  0.07652652113349732, 0.22778585114164507, 0.37370608871541955, 0.5108670019508271, 0.636053680726515, 0.7463319064601508,
  0.8391169718222188, 0.9122344282513259, 0.9639719272779138, 0.9931285991850949,
] as const
const weights = [
  0.15275338713072584, 0.14917298647260374, 0.14209610931838204, 0.13168863844917664, 0.11819453196151841, 0.10193011981724044,
  0.08327674157670475, 0.06267204833410907, 0.04060142980038694, 0.017614007139152118,
] as const
