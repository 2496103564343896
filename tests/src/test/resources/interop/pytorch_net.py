"""Writes pytorch_net.safetensors: a small PyTorch network's state_dict, inputs and evaluated output."""
import json, struct, sys
import torch
from torch import nn

torch.manual_seed(7)

class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.conv = nn.Conv2d(3, 4, 3, stride=2, padding=1)
    self.bn = nn.BatchNorm2d(4)
    self.up = nn.ConvTranspose2d(4, 2, 3, stride=2)
    self.fc = nn.Linear(2 * 9 * 9, 5)
    self.ln = nn.LayerNorm(5)
    self.words = nn.Embedding(6, 5)

  def forward(self, x, ids):
    h = torch.relu(self.bn(self.conv(x)))
    return self.ln(self.fc(torch.flatten(self.up(h), 1))) + self.words(ids)

net = Net()
with torch.no_grad():
  for p in (net.bn.weight, net.bn.bias, net.ln.weight, net.ln.bias):
    p.copy_(torch.randn(p.shape))
net.train()
for _ in range(3):
  net(torch.randn(6, 3, 8, 8), torch.randint(0, 6, (6,)))
net.eval()
x, ids = torch.randn(2, 3, 8, 8), torch.tensor([4, 1], dtype=torch.int32)
tensors = dict(net.state_dict())
tensors.update({"input.x": x, "input.ids": ids, "output": net(x, ids)})
header, data = {}, b""
for name, t in tensors.items():
  t = t.detach().contiguous()
  raw = t.numpy().tobytes()
  header[name] = {"dtype": {torch.float32: "F32", torch.int64: "I64", torch.int32: "I32"}[t.dtype],
                  "shape": list(t.shape), "data_offsets": [len(data), len(data) + len(raw)]}
  data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[1], "wb") as f:
  f.write(struct.pack("<Q", len(text)) + text + data)
print(torch.__version__, {k: tuple(v.shape) for k, v in tensors.items()})
