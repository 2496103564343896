"""Prints what jax.numpy gives for the cases of NumpyFunctionsAgreeWithJaxTest, one result per line.

Run with JAX on a CPU: python jax_functions.py > jax_functions.txt
"""
import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import xlogy

DTYPES = {"int32": "s32", "uint32": "u32", "float32": "f32", "int8": "s8", "uint8": "u8", "bfloat16": "bf16", "float16": "f16"}


def e(name, *values):
    for i, value in enumerate(values):
        value = np.asarray(value)
        dtype = DTYPES.get(value.dtype.name, value.dtype.name)
        shape = ",".join(map(str, value.shape))
        numbers = " ".join(repr(float(x)) for x in value.astype(np.float64).ravel())
        print(f"{name}#{i}\t{dtype}\t{shape}\t{numbers}")


print(f"# JAX {jax.__version__}")
nan = np.nan
inf = np.inf
edges = jnp.array([nan, inf, -inf, 0., -0., 0.5, -0.5, 2.5])
other = jnp.array([1., nan, inf, -0., 3., inf, -2., 0.])
whole = jnp.array([-2, 0, 3])
w = jnp.array([[1., -2., 0.5], [3., 4., -6.]])
cube = jnp.arange(24.).reshape(2, 3, 4) - 11
part = jnp.array([[1., nan, 3.], [nan, nan, nan], [4., 5., 0.]])

for f in (jnp.exp2, jnp.log2, jnp.log10, jnp.tan, jnp.arcsin, jnp.arccos, jnp.arctan, jnp.sinh, jnp.cosh, jnp.arcsinh, jnp.arccosh, jnp.arctanh, jnp.cbrt,
          jnp.trunc, jnp.signbit, jnp.isfinite, jnp.deg2rad, jnp.rad2deg):
    e(f.__name__, f(edges[:-1] if f is jnp.tan else edges), f(whole))
for f in (jnp.hypot, jnp.fmod, jnp.copysign, jnp.heaviside, jnp.fmax, jnp.fmin, jnp.isclose):
    e(f.__name__, f(edges, other), f(whole, jnp.array([2, 2, -2])), f(w, w[0]))
e("xlogy", xlogy(jnp.array([0., 0., 2., nan, 0.]), jnp.array([0., nan, 3., 1., inf])))
e("allclose", jnp.allclose(jnp.array([1., inf]), jnp.array([1.000001, inf])), jnp.allclose(jnp.array([1.]), jnp.array([inf])))
e("fdivs", jnp.floor_divide(edges, other), jnp.remainder(edges, other))

e("stds", jnp.std(w, axis=1, keepdims=True, ddof=1), jnp.prod(w, axis=0, keepdims=True), jnp.all(w > 0, axis=1, keepdims=True), jnp.any(w > 3, axis=1, keepdims=True))
e("args", jnp.argmax(w), jnp.argmin(w), jnp.argmax(part), jnp.argmax(w.T, axis=-1))
e("ptp", jnp.ptp(w), jnp.ptp(w, axis=1))
e("nans", jnp.nanprod(part, axis=0), jnp.nanmax(part, axis=1), jnp.nanmin(part, axis=1), jnp.nanvar(part, axis=1), jnp.nanstd(part, axis=0), jnp.nanmax(whole), jnp.nanmin(part))
e("percentile", jnp.percentile(w, 30, axis=1), jnp.percentile(w, 50, axis=0, keepdims=True))
e("cov", jnp.cov(w), jnp.cov(w[0]), jnp.corrcoef(w), jnp.corrcoef(w[0]))
e("bincount", jnp.bincount(jnp.array([1, 1, 0, 5, -3]), length=4))
e("arrayequal", jnp.array_equal(w, w), jnp.array_equal(w, w[0]), jnp.array_equal(edges, edges))
e("trapezoid", jnp.trapezoid(w, dx=0.5, axis=1), jnp.trapezoid(w, axis=0))
e("empties", jnp.sum(jnp.zeros((0, 3)), axis=0), jnp.prod(jnp.zeros((2, 0)), axis=1), jnp.any(jnp.zeros((0,))), jnp.all(jnp.zeros((0, 2)), axis=0), jnp.mean(jnp.zeros((0, 2)), axis=0),
  jnp.zeros((0, 3)) @ jnp.zeros((3, 2)), jnp.zeros((2, 0)) @ jnp.zeros((0, 3)), jnp.concatenate([jnp.zeros((0, 2)), jnp.ones((1, 2))]), jnp.cumsum(jnp.zeros((0,))), jnp.sort(jnp.zeros((0, 2)), axis=0))

e("products", jnp.vdot(w, w), jnp.linalg.vecdot(w, w[0], axis=-1), jnp.cross(w, w[::-1]), jnp.cross(w[0], w), jnp.convolve(w[0], w[1]), jnp.convolve(w[0], jnp.array([1, 2])),
  jnp.polyval(jnp.array([2., -1., 3.]), w))
e("scalars", jnp.matmul(w[0], w[1]), jnp.dot(w[0], 2.), jnp.tensordot(w, w), jnp.outer(w[0], 3.), jnp.inner(2., 3.))

e("stacks", jnp.hstack([w, w]), jnp.hstack([w[0], w[1, :1]]), jnp.hstack([1., 2.]), jnp.vstack([w[0], w]), jnp.column_stack([w[:, 0], w]), jnp.append(w, w[0]))
e("unstack", *jnp.unstack(w, axis=1))
e("arraysplit", *jnp.array_split(jnp.arange(7), 3), *jnp.array_split(w, 5, axis=-1))
e("delete", jnp.delete(w, jnp.array([0, -1]), axis=1))
e("flips", jnp.fliplr(w), jnp.flipud(w), jnp.rot90(w), jnp.rot90(w, 2), jnp.rot90(w, -1), jnp.rot90(cube, 1))
e("moveaxis", jnp.moveaxis(cube, (0, 1), (-1, -2)), jnp.moveaxis(cube, (2,), (0,)))
e("atleast", jnp.atleast_1d(3.), jnp.atleast_2d(3.), jnp.atleast_2d(w[0]))
e("meshgrid", *jnp.meshgrid(jnp.arange(2.), jnp.arange(3.)), *jnp.meshgrid(jnp.arange(2.), jnp.arange(3.), jnp.arange(4.)), *jnp.meshgrid(jnp.arange(2.), jnp.arange(3.), indexing="ij"))
e("creation", jnp.identity(2), jnp.tri(2, 3, 1), *jnp.tril_indices(3, -1), *jnp.triu_indices(3, 1), jnp.indices((2, 3)), jnp.logspace(0., 2., 3), jnp.geomspace(1., 8., 4), jnp.geomspace(-8., -1., 4))
e("diags", jnp.diag(w[0]), jnp.diag(w[0], 1), jnp.diag(w[0], -2), jnp.diag(w), jnp.diag(w, 1), jnp.diag(w, -1), jnp.diag(w, 5), jnp.diagonal(cube), jnp.diagonal(cube, 1, 2, 1), jnp.trace(cube), jnp.linalg.diagonal(cube), jnp.linalg.trace(cube))

e("select", jnp.select([w > 2, w > 0], [w, -w], 7.), jnp.select([w[0] > 0], [jnp.array([1, 2, 3])], 0))
line = jnp.array([1., 2., 2., 4.])
e("search", jnp.searchsorted(line, jnp.array([0., 2., 3., 9.]), side="right"), jnp.digitize(jnp.array([0., 2., 3., 9.]), line))
e("interp", jnp.interp(jnp.array([0., 1., 1.5, 3., 4., 9., nan]), jnp.array([1., 2., 4.]), jnp.array([10., 20., -20.])), jnp.interp(jnp.array([0., 7.]), jnp.array([1.]), jnp.array([5.])))
e("ginterp", jax.grad(lambda a: jnp.interp(a, jnp.array([1., 2., 4.]), jnp.array([10., 20., -20.])).sum())(jnp.array([0., 1.5, 3., 9.])))
e("searches", jnp.searchsorted(jnp.array([1., 2., 2., nan]), jnp.array([nan, inf, 2., 0.])), jnp.searchsorted(jnp.array([1., 2., 2., nan]), jnp.array([nan, inf, 2., 0.]), side="right"),
  jnp.searchsorted(jnp.arange(0, 30, 3), jnp.arange(-2, 34)), jnp.searchsorted(jnp.zeros((0,)), jnp.array([1.])), jnp.searchsorted(jnp.array([1, 3]), jnp.array([[2.5], [3.]])))
twice = jnp.array([3., 1., nan, 1., nan, -0., 0.])
grid = jnp.array([[2, 1], [1, 2]])
e("unique", jnp.unique(twice), *jnp.unique(twice, size=3, return_index=True, return_inverse=True, return_counts=True),
  *jnp.unique(twice, size=6, return_index=True, return_inverse=True, return_counts=True), *jnp.unique(grid, size=3, return_index=True, return_inverse=True, return_counts=True),
  jnp.unique(jnp.array([True, False, True])), jnp.union1d(grid, jnp.array([7, 1])))
e("histogram", *jnp.histogram(jnp.array([1., 2., 2.5, 4., nan, -1., inf]), bins=3, range=(1, 4)), *jnp.histogram(w, bins=4), *jnp.histogram(jnp.array([2., 2.]), bins=2),
  *jnp.histogram(jnp.array([1, 2, 2, 4]), bins=2, weights=jnp.array([.5, 1, 2, 3.])), *jnp.histogram(jnp.zeros((0,)), bins=2, range=(0, 1)))
e("places", *jnp.nonzero(grid - 1), jnp.argwhere(grid - 1, size=3, fill_value=-1), jnp.flatnonzero(grid - 1, size=1))
e("isin", jnp.isin(whole, jnp.array([[3, 5], [-2, 7]])))
e("lexsort", jnp.lexsort((jnp.array([3, 1, 2, 1]), jnp.array([0, 1, 0, 1]))))
e("nonzero", *jnp.nonzero(w > 0, size=5, fill_value=-1), *jnp.nonzero(w > 0, size=2))
e("unravel", *jnp.unravel_index(jnp.array([0, 5, 11]), (3, 4)), jnp.ravel_multi_index((jnp.array([0, 2]), jnp.array([1, 3])), (3, 4), mode="clip"))

m = jnp.array([[2., 1., 0.5], [1., 3., -1.], [0., 4., 5.]])
low = jnp.array([[1., 2.], [2., 4.], [3., 6.]])
e("linalg", jnp.linalg.matrix_power(m, 3), jnp.linalg.matrix_power(m, -2), jnp.linalg.matrix_power(m, 0), jnp.linalg.multi_dot([w, m, w[0]]), jnp.linalg.eigvalsh(m + m.T),
  jnp.linalg.svdvals(w), jnp.linalg.cond(m), jnp.linalg.matrix_rank(low), jnp.linalg.matrix_rank(m), jnp.linalg.pinv(w), jnp.linalg.pinv(low), jnp.linalg.lstsq(w.T, m[0])[0],
  jax.scipy.linalg.block_diag(w, jnp.ones((1, 2))))
