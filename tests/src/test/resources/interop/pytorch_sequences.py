"""Writes pytorch_sequences.safetensors: a PyTorch LSTM of two layers and an attention, their inputs and outputs."""
import json, struct, sys
import torch
from torch import nn

torch.manual_seed(7)

class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.rnn = nn.LSTM(4, 8, num_layers=2, batch_first=True)
    self.attention = nn.MultiheadAttention(8, 2, batch_first=True)

  def forward(self, x, mask):
    h, _ = self.rnn(x)
    return self.attention(h, h, h, attn_mask=mask, need_weights=False)[0]

net = Net()
with torch.no_grad():
  net.attention.in_proj_bias.copy_(torch.randn(24))
  net.attention.out_proj.bias.copy_(torch.randn(8))
x = torch.randn(2, 5, 4)
tensors = dict(net.state_dict())
tensors.update({"input.x": x, "output": net(x, torch.triu(torch.ones(5, 5, dtype=torch.bool), 1))})
header, data = {}, b""
for name, t in tensors.items():
  raw = t.detach().contiguous().numpy().tobytes()
  header[name] = {"dtype": "F32", "shape": list(t.shape), "data_offsets": [len(data), len(data) + len(raw)]}
  data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[1], "wb") as f:
  f.write(struct.pack("<Q", len(text)) + text + data)
print(torch.__version__, {k: tuple(v.shape) for k, v in tensors.items()})
