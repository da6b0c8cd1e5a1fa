"""Makes figures.json: `python3 make_figures.py > figures.json` with mpmath 1.3.0.

Every input is an exact double; every figure is worked out at 60 significant digits from definitions (integrals,
positive series, mpmath's gamma function) that share nothing with the code under test, and printed with 20.
"""
import json
import sys

from mpmath import beta, erfc, exp, gammainc, log, log1p, loggamma, mp, mpf, nstr, pi, sqrt

mp.dps = 60


def text(x):
    return nstr(x, 20)


def beta_pair(a, b, x):
    """(I_x(a, b), 1 - I_x(a, b)): the smaller by its positive hypergeometric series, the other by subtraction."""
    def series(a, b, x):
        term = total = mpf(1)
        n = 0
        while term > total * mpf(10) ** -65:
            term *= (a + b + n) / (a + 1 + n) * x
            total += term
            n += 1
        return x ** a * (1 - x) ** b / (a * beta(a, b)) * total
    if x < a / (a + b):
        p = series(a, b, x)
        return p, 1 - p
    q = series(b, a, 1 - x)
    return 1 - q, q


def gamma_pair(a, x):
    if x < a:
        p = gammainc(a, 0, x, regularized=True)
        return p, 1 - p
    q = gammainc(a, x, mp.inf, regularized=True)
    return 1 - q, q


def chi_pair(x, df):
    return gamma_pair(df / 2, x / 2)


def chi_density(x, df):
    return exp((df / 2 - 1) * log(x) - x / 2 - df / 2 * log(mpf(2)) - loggamma(df / 2))


def t_pair(t, df):
    p, _ = beta_pair(df / 2, mpf(1) / 2, df / (df + t * t))
    return (1 - p / 2, p / 2) if t >= 0 else (p / 2, 1 - p / 2)


def t_density(t, df):
    return exp(-(df + 1) / 2 * log1p(t * t / df)) / (sqrt(df) * beta(df / 2, mpf(1) / 2))


def f_pair(x, d1, d2):
    return beta_pair(d1 / 2, d2 / 2, d1 * x / (d1 * x + d2))


def f_density(x, d1, d2):
    s = d1 * x / (d1 * x + d2)
    return s ** (d1 / 2) * (1 - s) ** (d2 / 2) / (x * beta(d1 / 2, d2 / 2))


def normal_pair(x):
    return erfc(-x / sqrt(mpf(2))) / 2, erfc(x / sqrt(mpf(2))) / 2


def normal_density(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def quantile(pair, density, start, *parameters):
    """(p, x): p the double nearest to F(start), x where F is exactly that p, by Newton's method on the smaller tail."""
    parameters = [mpf(v) for v in parameters]
    x = mpf(start)
    lower, _ = pair(x, *parameters)
    p = float(lower)
    for _ in range(8):
        lower, upper = pair(x, *parameters)
        miss = lower - mpf(p) if lower < upper else (1 - mpf(p)) - upper
        x -= miss / density(x, *parameters)
    return [p, *map(float, parameters), text(x)]


def table(pair, density, points):
    rows = []
    for x, *parameters in points:
        exact = [mpf(v) for v in (x, *parameters)]
        lower, upper = pair(*exact)
        smallest = min(lower, upper)
        if smallest > mpf('1e-305'):
            rows.append([x, *parameters, text(density(*exact)), text(lower), text(upper)])
    return rows


def grid(first, second):
    return [(a, b) for b in second for a in first]


logits = [-1e4, -745.0, -40.0, -3.7, -1e-3, -1e-300, 0.0, 1e-17, 0.1, 1.0, 17.0, 36.9, 700.0, 1e4]
probabilities = [1e-300, 1e-20, 0.01, 0.2, 0.25, 0.4, 0.49999999, 0.5000001, 0.51, 0.75, 0.9, 0.9999999]
normals = [-37.5, -20.25, -8.3, -5.0, -1.96, -0.7, -0.01, 0.0, 1e-9, 0.3, 1.0, 1.6448536269514722, 2.5, 4.999, 5.0, 7.77, 12.1, 25.0,
           31.4, 37.0]
freedoms = [0.2, 1.0, 2.0, 3.0, 7.5, 30.0, 120.0, 1000.0, 20000.0]
t_freedoms = [0.5, 1.0, 2.0, 4.5, 30.0, 1000.0]

figures = {
    'passport': {
        'source': 'mpmath 1.3.0 on Python 3.11, 60 significant digits, printed with 20',
        'madeBy': 'tests/math/reference/make_figures.py',
        'layout': 'inputs are doubles as numbers, figures are decimal text',
    },
    'logistic': [[x, text(1 / (1 + exp(-mpf(x)))), text(log1p(exp(mpf(x)))), text(-log1p(exp(-mpf(x))))] for x in logits],
    'logit': [[p, text(log(mpf(p) / (1 - mpf(p))))] for p in probabilities],
    'logGamma': [[x, text(loggamma(mpf(x)))] for x in
                 [1e-300, 1e-10, 0.1, 0.5, 0.75, 0.9999999, 1.0000001, 1.3, 1.5, 1.9999999, 2.0000001, 2.4, 2.5, 2.7, 3.0, 5.5, 9.9, 10.0,
                  12.3, 100.0, 1e5, 1e15, 1e300]],
    'logBeta': [[a, b, text(loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b)))] for a, b in
                grid([0.1, 0.5, 1.5, 30.0, 1e6], [0.5, 3.0, 1e4, 1e9])],
    'normal': table(normal_pair, normal_density, [(x,) for x in normals]),
    'logNormalCdf': [[x, text(log1p(-normal_pair(mpf(x))[1]) if x > 0 else log(normal_pair(mpf(x))[0]))] for x in [-1e4, -300.0, -38.0, -6.0, -1.0, 0.0, 0.5, 3.0, 8.0, 30.0]],
    'normalQuantile': [quantile(normal_pair, normal_density, x) for x in
                       [-37.0, -30.0, -20.0, -9.0, -7.0, -5.0, -3.0, -1.5, -1.4, -0.5, -1e-6, 1e-6, 0.4, 1.439, 1.45, 2.0, 5.0, 7.5]],
    'gamma': [[a, a * m, *map(text, gamma_pair(mpf(a), mpf(a * m)))] for a, m in
              grid([0.001, 0.5, 0.75, 1.0, 2.5, 12.5, 350.5], [1e-3, 0.5, 0.95, 1.0, 1.05, 2.0])],
    'beta': [[a, b, x, *map(text, beta_pair(mpf(a), mpf(b), mpf(x)))] for a, b, x in
             [(a, b, x) for a in [0.5, 1.0, 7.0, 40.5, 400.0] for b in [0.5, 3.5, 300.5] for x in [1e-3, 0.05, 0.3, 0.6, 0.8, 0.97, 0.999]]
             if min(beta_pair(mpf(a), mpf(b), mpf(x))) > mpf('1e-300')],
    'chiSquared': table(chi_pair, chi_density,
                        [(df * m, df) for df, m in grid(freedoms, [1e-6, 0.3, 0.7, 0.95, 1.0, 1.1, 1.5, 3.0, 10.0])] +
                        [(1360.0, df) for df in freedoms[:6]]),
    'chiSquaredQuantile': [quantile(chi_pair, chi_density, df * m, df) for df, m in
                           grid([0.5, 1.0, 2.0, 7.5, 120.0], [1e-6, 0.05, 0.9, 1.3, 4.0])],
    'studentT': table(t_pair, t_density, grid([-40.0, -2.5, -0.3, 0.0, 1e-10, 0.1, 1.0, 2.0, 3.7, 12.0, 50.0, 1e5, 1e30, 1e200], t_freedoms)),
    'studentTQuantile': [quantile(t_pair, t_density, t, df) for t, df in grid([-1e60, -12.0, -2.0, -0.1, 1e-5, 0.6, 3.0], t_freedoms)
                         if t > -1e50 or df < 4],
    'fRatio': table(f_pair, f_density, [(x, d1, d2) for d1, d2 in grid([1.0, 2.0, 4.5, 60.0], [1.0, 5.0, 33.5, 500.0])
                                        for x in [1e-20, 0.01, 0.5, 0.99, 1.0, 1.3, 4.0, 60.0, 1e8]]),
    'fQuantile': [quantile(f_pair, f_density, x, d1, d2) for d1, d2 in grid([1.0, 4.5, 60.0], [1.0, 33.5, 500.0])
                  for x in [1e-5, 0.4, 1.1, 3.0]],
}

figures = {name: rows if name == 'passport' or 'Quantile' not in name else [row for row in rows if 1e-305 < row[0] < 1]
           for name, rows in figures.items()}
lines = [f'  {json.dumps(name)}: ' + (json.dumps(rows) if isinstance(rows, dict) else
         '[\n' + ',\n'.join('    ' + json.dumps(row) for row in rows) + '\n  ]') for name, rows in figures.items()]
sys.stdout.write('{\n' + ',\n'.join(lines) + '\n}\n')
