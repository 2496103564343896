"""Prints what jax.lax gives for each primitive and dtype, at ordinary values and at the edges, one result per line.

Run with JAX on a CPU: python jax_dtypes.py > jax_dtypes.txt
"""
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

jax.config.update("jax_enable_x64", True)

DTYPES = {
    "bool": "bool", "int8": "s8", "int16": "s16", "int32": "s32", "int64": "s64", "uint8": "u8", "uint16": "u16",
    "uint32": "u32", "uint64": "u64", "float16": "f16", "bfloat16": "bf16", "float32": "f32", "float64": "f64",
}


def e(name, value):
    """Name: operation and operand dtype. 64-bit integers are written whole, all else as doubles."""
    operation, operand = name.split()
    value = np.asarray(value)
    dtype = value.dtype.name
    if dtype in ("int64", "uint64"):
        numbers = [str(int(x)) for x in value.ravel()]
    else:
        numbers = [repr(float(x)) for x in value.astype(np.float64).ravel()]
    print(f"{operation} {DTYPES[operand]}\t{DTYPES[dtype]}\t{','.join(map(str, value.shape))}\t{' '.join(numbers)}")


print(f"# JAX {jax.__version__}")
F=['float16','bfloat16','float32','float64']
I=['int8','int16','int32','int64']
U=['uint8','uint16','uint32','uint64']
fx=[-3.5,-1.,-0.75,-0.,0.,0.25,1.,2.5,100.,np.inf,-np.inf,np.nan]
fy=[2.,-1.5,0.,3.,-0.,0.25,0.5,-2.,7.,2.,1.,1.]
ix=[-128,-7,-1,0,1,5,100,127]
iy=[3,-2,0,-1,7,2,-100,1]
ux=[0,1,2,5,100,200,255,128]
uy=[3,0,2,7,1,200,9,255]
una="neg abs sign floor ceil round exp exp2 expm1 log log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh logistic sqrt rsqrt cbrt erf erfc erf_inv lgamma digamma is_finite".split()
for dt in F:
    x=jnp.array(fx).astype(dt)
    y=jnp.array(fy).astype(dt)
    for f in una:
        if f == "exp2" and dt == "bfloat16":
            continue  # JAX multiplies by log 2 in bf16 and is off by a quarter at 100
        e(f+" "+dt, lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN) if f == "round" else getattr(lax, f)(x))
    for f in "add sub mul div max min pow rem atan2 nextafter eq ne lt le gt ge".split(): e(f+" "+dt, getattr(lax,f)(x,y))
    for p in (-2,3): e(f"ipow{p} {dt}", lax.integer_pow(x,p))
    e("sum "+dt, jnp.sum(x[:9]))
    e("cumsum "+dt, lax.cumsum(x[:9]))
    e("max_ "+dt, jnp.max(x[:11]))
    e("prod "+dt,jnp.prod(x[:3]))
    e("sort "+dt, lax.sort(x))
    e("argmax "+dt, lax.argmax(x,0,np.int32))
    e("mean "+dt,jnp.mean(x[:9]))
    e("var "+dt,jnp.var(x[:9]))
    e("dot "+dt, jnp.dot(x[:9],y[:9]))
    for to in F+I[:3]+U[:3]+['bool']: e(f"conv_{DTYPES[to]} {dt}", (x[:8] if to!='bool' else x).astype(to))
    e("clamp "+dt, lax.clamp(jnp.array(-1.,dt),x,jnp.array(1.,dt)))
for dts,xx,yy in ((I,ix,iy),(U,ux,uy)):
    for dt in dts:
        x=jnp.array(xx).astype(dt)
        y=jnp.array(yy).astype(dt)
        for f in "neg abs sign population_count clz bitwise_not".split():
            if f=='abs' and dt in U: continue
            e(f+" "+dt, getattr(lax,f)(x))
        for f in "add sub mul div max min rem eq ne lt le gt ge bitwise_and bitwise_or bitwise_xor shift_left shift_right_logical shift_right_arithmetic".split(): e(f+" "+dt, getattr(lax,f)(x,y))
        e("ipow3 "+dt, lax.integer_pow(x,3))
        e("sum "+dt, lax.reduce_sum_p.bind(x,axes=(0,),out_sharding=None))
        e("cumsum "+dt, lax.cumsum(x))
        e("max_ "+dt, jnp.max(x))
        e("sort "+dt, lax.sort(x))
        e("argmax "+dt, lax.argmax(x,0,np.int32))
        e("dot "+dt, lax.dot(x,y))
        e("prod "+dt, lax.reduce_prod_p.bind(x,axes=(0,),out_sharding=None))
        e("fdiv "+dt, jnp.floor_divide(x[:2],y[:2]+(0 if dt in I else 1)))
        e("mod "+dt, jnp.remainder(x[:2],y[:2]+(0 if dt in I else 1)))
        for to in F+I+U+['bool']: e(f"conv_{DTYPES[to]} {dt}", x.astype(to))
b=jnp.array([True,False,True,False])
c=jnp.array([True,True,False,False])
for f in "max min eq ne lt le gt ge bitwise_and bitwise_or bitwise_xor".split(): e(f+" bool", getattr(lax,f)(b,c))
e("bitwise_not bool", lax.bitwise_not(b))
e("max_ bool", jnp.max(b))
e("sort bool", lax.sort(b))
for to in F+I+U: e(f"conv_{DTYPES[to]} bool", b.astype(to))
