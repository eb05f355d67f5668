"""MiniLM with one linear layer over the mean and the maximum of what it makes of each piece of a word."""

import torch
from torch import nn
from transformers import AutoModel

from labels import OUTPUTS

WIDTH, HEADS = 384, 12


class Network(nn.Module):
    def __init__(self, base: str, dropout: float = 0.1):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        # Words that our corpus lacks keep their place among those it has.
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * WIDTH, OUTPUTS)

    def forward(self, ids, mask):
        pieces = self.encoder(ids, attention_mask=mask).last_hidden_state
        present = mask.unsqueeze(-1).float()
        mean = (pieces * present).sum(1) / present.sum(1)
        most = pieces.masked_fill(present == 0, -1e4).max(1).values
        return self.head(self.dropout(torch.cat([mean, most], 1)))


class OneMessage(nn.Module):
    """The same for a single message without padding: a graph of plain operations, which quantises well."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network

    def attend(self, layer, pieces, length):
        def heads(linear):
            return linear(pieces).view(1, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        weights = heads(layer.query) @ heads(layer.key).transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        return (torch.softmax(weights, -1) @ heads(layer.value)).transpose(1, 2).reshape(1, length, WIDTH)

    def forward(self, ids):
        length = ids.shape[1]
        words = self.network.encoder.embeddings
        places = words.position_embeddings.weight[:length].unsqueeze(0)
        pieces = words.LayerNorm(words.word_embeddings(ids) + places + words.token_type_embeddings.weight[0])
        for layer in self.network.encoder.encoder.layer:
            attended = self.attend(layer.attention.self, pieces, length)
            pieces = layer.attention.output.LayerNorm(layer.attention.output.dense(attended) + pieces)
            wide = nn.functional.gelu(layer.intermediate.dense(pieces))
            pieces = layer.output.LayerNorm(layer.output.dense(wide) + pieces)
        return self.network.head(torch.cat([pieces.mean(1), pieces.max(1).values], 1))
