"""Records values of jax.random in the format of the prng goldens. Usage: python record.py [--x64] FOLDER"""
import json
import sys

import jax
import numpy as np

X64 = "--x64" in sys.argv
jax.config.update("jax_enable_x64", X64)
SHAPE = [2, 3]
FLOATS = ["float64"] if X64 else ["float32", "bfloat16", "float16"]
KINDS = {
    "beta": [dict(a=2.5, b=0.5), dict(a=[0.3, 1.0, 7.0], b=3.0)],
    "binomial": [dict(n=5, p=0.3), dict(n=100, p=[0.2, 0.5, 0.9])],
    "cauchy": [{}],
    "chisquare": [dict(df=3.0), dict(df=[0.7, 2.0, 9.0])],
    "dirichlet": [dict(alpha=[0.5, 2.0, 9.0], shape=[4])],
    "double_sided_maxwell": [dict(loc=1.0, scale=2.0)],
    "exponential": [{}],
    "f": [dict(dfnum=3.0, dfden=7.0)],
    "gamma": [dict(a=2.5), dict(a=[0.3, 1.0, 20.0])],
    "generalized_normal": [dict(p=1.5), dict(p=2.0)],
    "gumbel": [{}],
    "laplace": [{}],
    "loggamma": [dict(a=2.5), dict(a=[0.01, 1.0, 20.0])],
    "logistic": [{}],
    "lognormal": [dict(sigma=0.5)],
    "maxwell": [{}],
    "multivariate_normal": [dict(mean=[1.0, -1.0], cov=[[2.0, 0.5], [0.5, 1.0]], shape=[3])],
    "pareto": [dict(b=2.0)],
    "rayleigh": [dict(scale=1.5)],
    "t": [dict(df=4.0)],
    "triangular": [dict(left=-1.0, mode=0.5, right=2.0)],
    "wald": [dict(mean=1.5)],
    "weibull_min": [dict(scale=2.0, concentration=1.5)],
}
WHOLE = {
    "poisson": [dict(lam=2.5), dict(lam=[0.0, 4.0, 50.0])],
    "geometric": [dict(p=0.3), dict(p=[0.05, 0.5, 0.9])],
}
ARRAYS = {"a", "b", "n", "p", "df", "alpha", "loc", "scale", "dfnum", "dfden", "sigma", "mean", "cov", "left", "mode", "right", "lam", "concentration"}


def record(fn, seed, args, dtype, kept):
    given = {}
    for name, value in args.items():
        # A parameter of the whole distribution stays a number, the others are arrays of the dtype.
        array = name in ARRAYS and not (fn in ("generalized_normal", "ball") and name == "p")
        given[name] = jax.numpy.asarray(value, kept if fn in WHOLE else dtype) if array else value
    out = getattr(jax.random, fn)(jax.random.PRNGKey(seed), dtype=dtype, **given)
    flat = np.asarray(out).ravel()
    bits = flat if flat.dtype.kind in "iub" else flat.view({2: np.uint16, 4: np.uint32, 8: np.uint64}[flat.dtype.itemsize])
    return dict(fn=fn, seed=seed, args=dict(args, dtype=dtype), dtype=str(out.dtype), shape=list(out.shape), words=[int(b) for b in bits])


def main(folder):
    dtypes = {fn: FLOATS for fn in KINDS} | {fn: ["int64" if X64 else "int32"] for fn in WHOLE}
    for fn, kinds in (KINDS | WHOLE).items():
        cases = []
        for dtype in dtypes[fn]:
            for args in kinds:
                if fn == "multivariate_normal" and dtype in ("bfloat16", "float16") or fn == "binomial" and dtype != FLOATS[0]:
                    continue
                for seed in (0, 42):
                    cases.append(record(fn, seed, dict(dict(shape=SHAPE), **args), dtype, "float64" if X64 else "float32"))
        write(folder, fn, cases)
    dtype = FLOATS[0]
    ball = []
    for args in (dict(d=3, p=2.0, shape=[4]), dict(d=2, p=1.0, shape=[4])):
        for seed in (0, 42):
            ball.append(record("ball", seed, args, dtype, dtype))
    write(folder, "ball", ball)
    if not X64:
        others(folder)


def others(folder):
    """What takes probabilities, and draws without replacement."""
    logits = [[0.1, 0.5, 2.0, -1.0], [1.0, 0.0, 0.3, 0.2], [0.0, 0.0, 0.0, 5.0]]
    p = [0.1, 0.2, 0.3, 0.4]
    rows = [[0.2, 0.3, 0.5], [0.9, 0.1, 0.0]]
    array = jax.numpy.asarray
    cases = {"categorical": [], "choice": [], "multinomial": []}

    def add(fn, args, seed, **given):
        out = getattr(jax.random, fn)(jax.random.PRNGKey(seed), **given)
        flat = np.asarray(out).ravel()
        bits = flat if flat.dtype.kind in "iub" else flat.view(np.uint32)
        cases[fn].append(dict(fn=fn, seed=seed, args=args, dtype=str(out.dtype), shape=list(out.shape), words=[int(b) for b in bits]))

    for seed in (0, 42):
        for axis, shape in ((-1, [2, 3]), (0, [3, 4])):
            args = dict(logits=logits, axis=axis, shape=shape, replace=False)
            add("categorical", args, seed, **dict(args, logits=array(logits)))
        for args in (dict(a=4, shape=[5], p=p), dict(a=4, shape=[3], replace=False, p=p)):
            add("choice", args, seed, **dict(args, p=array(p)))
        add("choice", dict(a=[5, 7, 9], shape=[4]), seed, a=array([5, 7, 9]), shape=[4])
        add("multinomial", dict(n=20, p=rows), seed, n=array(20.0), p=array(rows))
    for fn, found in cases.items():
        write(folder, fn, found)


def write(folder, fn, cases):
    name = fn + ("_x64" if X64 else "")
    with open(f"{folder}/{name}.json", "w") as out:
        json.dump(dict(function=fn, x64=X64, threefry_partitionable=True, source="jax " + jax.__version__, cases=cases), out, separators=(",", ":"))
        out.write("\n")


main(sys.argv[-1])
