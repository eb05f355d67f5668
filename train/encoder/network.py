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
    """What several networks say of a single message, averaged: without padding, a graph of plain operations, which
    quantises well. The embeddings of words are not taught, so all share those of the first."""

    def __init__(self, networks):
        super().__init__()
        self.networks = nn.ModuleList(networks)
        self.words = networks[0].encoder.embeddings.word_embeddings

    def attend(self, layer, pieces, length):
        def heads(linear):
            return linear(pieces).view(1, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        weights = heads(layer.query) @ heads(layer.key).transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        return (torch.softmax(weights, -1) @ heads(layer.value)).transpose(1, 2).reshape(1, length, WIDTH)

    def scores(self, network, words, length):
        embeddings = network.encoder.embeddings
        places = embeddings.position_embeddings.weight[:length].unsqueeze(0)
        pieces = embeddings.LayerNorm(words + places + embeddings.token_type_embeddings.weight[0])
        for layer in network.encoder.encoder.layer:
            attended = self.attend(layer.attention.self, pieces, length)
            pieces = layer.attention.output.LayerNorm(layer.attention.output.dense(attended) + pieces)
            wide = nn.functional.gelu(layer.intermediate.dense(pieces))
            pieces = layer.output.LayerNorm(layer.output.dense(wide) + pieces)
        return network.head(torch.cat([pieces.mean(1), pieces.max(1).values], 1))

    def forward(self, ids):
        words = self.words(ids)
        return sum(self.scores(network, words, ids.shape[1]) for network in self.networks) / len(self.networks)
