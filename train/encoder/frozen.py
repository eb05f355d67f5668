"""MiniLM as it comes, with a logistic regression on top: what fine-tuning is compared with in docs/classifier.md.

    python frozen.py BASE gists.jsonl frozen.json [--held w11,w12]

BASE and gists.jsonl are fineTune.py's. Nothing of the encoder is taught. How much the regression is held back (its
penalty) is chosen on a fifth of the writers taught, never on the held ones. What it says of those goes to frozen.json,
one score a disposition, for `node train/encoder/frozenBesideLinear.ts frozen.json`.
"""

import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

import labels
from fineTune import hand, padded, read

PENALTIES = (1e-6, 1e-5, 1e-4, 1e-3)
FIFTH = 5


@torch.no_grad()
def sentences(base, messages):
    """The mean of each message's pieces, of length one, as the model's authors use it."""
    encoder = AutoModel.from_pretrained(base, add_pooling_layer=False).eval()
    means = []
    for start in range(0, len(messages), 32):
        ids, mask = padded(messages[start : start + 32])
        pieces = encoder(ids, attention_mask=mask).last_hidden_state
        present = mask.unsqueeze(-1).float()
        means.append((pieces * present).sum(1) / present.sum(1))
    return nn.functional.normalize(torch.cat(means))


def regression(inputs, truth, penalty):
    model = nn.Linear(inputs.shape[1], len(labels.DISPOSITIONS))
    optimiser = torch.optim.LBFGS(model.parameters(), max_iter=500, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        wrong = nn.functional.cross_entropy(model(inputs), truth) + penalty * model.weight.square().sum()
        wrong.backward()
        return wrong

    optimiser.step(loss)
    return model


def right(model, inputs, truth):
    return (model(inputs).argmax(1) == truth).float().mean().item()


def report(model, inputs, truth):
    read_as = model(inputs).argmax(1)
    complaint = labels.DISPOSITIONS.index("complaint")
    found = ((read_as == complaint) & (truth == complaint)).sum().item()
    print(f"complaint recall {found / (truth == complaint).sum().item():.1%}", end=", ")
    print(f"precision {found / (read_as == complaint).sum().item():.1%}", end=", ")
    print(f"disposition right {right(model, inputs, truth):.1%} of {len(truth)}")


def main():
    given = argparse.ArgumentParser()
    given.add_argument("base")
    given.add_argument("gists")
    given.add_argument("scores")
    given.add_argument("--held", default="w11,w12")
    options = given.parse_args()
    tokenizer = Tokenizer.from_file(f"{options.base}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    torch.manual_seed(1)
    messages = read(options.gists, tokenizer)
    inputs = sentences(options.base, messages)
    truth = torch.tensor([labels.DISPOSITIONS.index(message["disposition"]) for message in messages])
    hands = [hand(message) for message in messages]
    held = torch.tensor([one in options.held.split(",") for one in hands])
    aside = sorted({one for one in hands if one not in options.held.split(",")})[::FIFTH]
    left_out = torch.tensor([one in aside for one in hands])
    taught = ~held & ~left_out
    best = max(
        PENALTIES,
        key=lambda penalty: right(
            regression(inputs[taught], truth[taught], penalty), inputs[left_out], truth[left_out]
        ),
    )
    print(f"{(~held).sum()} taught, penalty {best}")
    model = regression(inputs[~held], truth[~held], best)
    report(model, inputs[held], truth[held])
    ids = [message["id"] for message, is_held in zip(messages, held) if is_held]
    scores = torch.log_softmax(model(inputs[held]), 1).tolist()
    Path(options.scores).write_text(json.dumps(dict(zip(ids, scores))))


if __name__ == "__main__":
    main()
