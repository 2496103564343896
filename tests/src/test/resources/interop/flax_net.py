"""Writes flax_net.safetensors: the variables of small Flax networks, flattened, their inputs and outputs."""
import json, struct, sys
import flax, jax, jax.numpy as jnp, numpy as np
from flax import linen as nn

class Net(nn.Module):
  @nn.compact
  def __call__(self, x, ids, train):
    h = nn.Conv(4, (3, 3), strides=2)(x)
    h = nn.BatchNorm(use_running_average=not train, momentum=0.9)(h)
    h = nn.GroupNorm(num_groups=2)(nn.relu(h))
    h = nn.ConvTranspose(2, (3, 3), strides=(2, 2))(h)
    h = nn.RMSNorm()(h)
    h = nn.Dense(5)(h.reshape(h.shape[0], -1))
    return nn.LayerNorm()(h) + nn.Embed(6, 5)(ids)

class Sequences(nn.Module):
  @nn.compact
  def __call__(self, x, mask):
    h = nn.RNN(nn.OptimizedLSTMCell(6), name="rnn")(x)
    return nn.MultiHeadDotProductAttention(num_heads=2, qkv_features=8, out_features=8, name="attention")(h, x, mask=mask)

def flat(tree, prefix=""):
  for name, value in tree.items():
    yield from flat(value, prefix + name + "/") if isinstance(value, dict) else [(prefix + name, value)]

def draw(tree, rng):
  # Flax starts biases and offsets at zero: other values show whether each is read.
  return jax.tree.map(lambda t: jnp.asarray(t + 0.3 * rng.normal(size=t.shape), jnp.float32), tree)

rng = np.random.default_rng(7)
tensors = {}

net = Net()
x, ids = jnp.asarray(rng.normal(size=(2, 8, 8, 3)), jnp.float32), jnp.asarray([4, 1], jnp.int32)
variables = net.init(jax.random.PRNGKey(0), x, ids, False)
variables = {"params": draw(variables["params"], rng), "batch_stats": variables["batch_stats"]}
for _ in range(3):
  batch = jnp.asarray(rng.normal(size=(6, 8, 8, 3)), jnp.float32)
  _, after = net.apply(variables, batch, jnp.zeros(6, jnp.int32), True, mutable=["batch_stats"])
  variables = {**variables, **after}
tensors.update({"net/" + k: v for k, v in flat(variables)})
tensors.update({"net.x": x, "net.ids": ids, "net.output": net.apply(variables, x, ids, False)})

sequences = Sequences()
x = jnp.asarray(rng.normal(size=(2, 5, 4)), jnp.float32)
mask = jnp.tril(jnp.ones((1, 1, 5, 5), bool))
variables = {"params": draw(sequences.init(jax.random.PRNGKey(0), x, mask)["params"], rng)}
tensors.update({"sequences/" + k: v for k, v in flat(variables)})
tensors.update({"sequences.x": x, "sequences.mask": mask.astype(jnp.int32), "sequences.output": sequences.apply(variables, x, mask)})

header, data = {}, b""
for name, t in tensors.items():
  t = np.asarray(t)
  header[name] = {"dtype": {"float32": "F32", "int32": "I32"}[str(t.dtype)], "shape": list(t.shape),
                  "data_offsets": [len(data), len(data) + t.nbytes]}
  data += t.tobytes()
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[1], "wb") as f:
  f.write(struct.pack("<Q", len(text)) + text + data)
print(flax.__version__, {k: tuple(v.shape) for k, v in tensors.items()})
