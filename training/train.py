"""python -m training.train --data DIR --out DIR … : corpora and starting weights -> checkpoint.pt (resumable) and log.jsonl.

One network learns trees and tags from EWT and GUM and entities from all corpora at once. Every epoch sees another augmented variant of
each sentence and another part of the silver corpus; all of it follows from the seed. With --minutes the learning rate also falls with the
clock, so that a run on a busy machine ends in time; such a run is not repeatable to the bit.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.build import encoder_of, joint
from training.corpora import development_sentences, training_sentences
from training.encode import Labels, label_lists
from training.epochs import masked_words
from training.evaluate import load_tokenizer, readable, torch_run
from training.links import Linked, Links, link_loss, linked_texts
from training.losses import losses, total
from training.measure import figures
from training.mpnet import from_mpnet
from training.network import Joint, device, freeze, round_as_int8
from training.prepare import Material, Plan, Step, epochs
from training.restore import fitting, from_base, from_export
from training.teacher import Teacher
from training.teacher import load as load_teacher

SHIPPED = Path(__file__).parent.parent / "kg" / "annotate" / "model"
WARM_UP, LAST_RATE = 0.04, 0.01  # shares of the run and of the highest learning rate
LOG_EVERY = 50  # steps
SAVE_AFTER = 60  # seconds
LINKS_EVERY = 2  # steps
FILE = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Run:
    """What does not change in a run."""

    options: argparse.Namespace
    material: Material
    teacher: Teacher | None
    texts: Iterator[Linked] | None


@dataclass(slots=True)
class State:
    """Everything a run needs to go on where it stopped."""

    net: Joint
    links: Links
    average: dict[str, Tensor]
    optimiser: torch.optim.Optimizer
    epoch: int = 0
    step_in_epoch: int = 0
    step: int = 0
    seconds: float = 0.0


def main() -> None:
    """Train, or go on with a run that was stopped."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--from-export", type=Path, help="ONNX file with model.json beside it")
    start.add_argument("--from-base", type=Path, help="model.safetensors of all-MiniLM-L6-v2")
    start.add_argument("--from-mpnet", type=Path, help="model.safetensors of all-mpnet-base-v2, for a larger teacher")
    start.add_argument("--from-checkpoint", type=Path, help="averaged weights of another run")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--minutes", type=float, help="end after so many minutes even if epochs are left")
    parser.add_argument("--silver", type=int, default=12000, help="sentences of the silver corpus an epoch")
    parser.add_argument("--rate", type=float, default=5e-4, help="highest learning rate of the heads")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--decay", type=float, default=0.998, help="of the exponential moving average of the weights")
    parser.add_argument("--int8-from", type=float, default=1.0, help="share of the run after which the network computes as in int8")
    parser.add_argument("--mask", type=float, default=0.0, help="share of words that are hidden from the encoder")
    parser.add_argument("--teacher", type=Path, help="checkpoint or export whose opinions are learned too")
    parser.add_argument("--teacher-tokenizer", type=Path, help="where the teacher has another encoder")
    parser.add_argument("--links", type=Path, help="texts with known chains (training.linkdata), for one more task")
    parser.add_argument("--workers", type=int, default=0, help="processes that make the next epochs meanwhile, for a GPU")
    parser.add_argument("--plain", action="store_true", help="no augmentation")
    parser.add_argument("--evaluate-every", type=int, default=2, help="epochs; 0 for never")
    parser.add_argument("--batch", type=int, default=1500, help="padded word pieces a step")
    parser.add_argument("--freeze", type=int, help="keep the embeddings and so many of the lowest layers as they are")
    parser.add_argument("--bfloat16", action="store_true", help="mixed precision; slow on processors without instructions for it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    train(options)


def train(options: argparse.Namespace) -> None:
    """Train to the end, saving every minute or so and at the end."""
    sentences = training_sentences(options.data)
    labels = label_lists([s for corpus in sentences.values() for s in corpus], start=_start_labels(options))
    own = load_tokenizer(options.teacher_tokenizer) if options.teacher_tokenizer else None
    encoder = "mpnet" if options.from_mpnet else encoder_of(options.from_checkpoint) if options.from_checkpoint else "minilm"
    material = Material(sentences, development_sentences(options.data), labels, load_tokenizer(options.tokenizer), encoder, own)
    plan = Plan(options.seed, options.silver, options.batch, plain=options.plain)
    begun = _saved(options.out)["epoch"] if (options.out / FILE).exists() else 0
    ahead = epochs(material, plan, start=begun, end=options.epochs, workers=options.workers)
    made = next(ahead, None)  # before the GPU is touched: the processes that make epochs are forked
    state = _restored(options, material)
    teacher = load_teacher(options.teacher, labels, own_tokenizer=own is not None) if options.teacher else None
    texts = linked_texts(options.links, tokenizer=material.tokenizer, seed=options.seed) if options.links else None
    run = Run(options, material, teacher, texts)
    log = Log(options.out / "log.jsonl", started=time.monotonic() - state.seconds)
    log(event="start", step=state.step, options={k: str(v) for k, v in vars(options).items()}, device=str(device()))
    while made is not None and not _over(log, options):
        _epoch(state, run, made, log)
        made = None if _over(log, options) else next(ahead, None)
        if options.evaluate_every and (made is None or state.epoch % options.evaluate_every == 0):
            _evaluate(state, material, log)
    ahead.close()
    _save(state, run, log)


class Log:
    """Writes JSON lines and echoes them; knows how long the run has been going, stops not counted."""

    def __init__(self, path: Path, *, started: float) -> None:
        self.path, self.started = path, started

    def __call__(self, **entry: Any) -> None:
        """Write one entry."""
        line = json.dumps({"seconds": round(self.seconds()), **entry})
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line[:300], flush=True)

    def seconds(self) -> float:
        """Seconds of training so far."""
        return time.monotonic() - self.started


def _epoch(state: State, run: Run, made: list[Step], log: Log) -> None:
    options, total = run.options, len(made) * run.options.epochs
    sums: dict[str, Tensor] = {}
    state.net.train()
    for batch, theirs in made[state.step_in_epoch :]:
        share = max(state.step / total, log.seconds() / (60 * options.minutes) if options.minutes else 0.0)
        if share >= 1.0:
            break
        _set_rates(state.optimiser, share, options)
        if share >= options.int8_from:
            round_as_int8(state.net)
        hidden = replace(batch, ids=masked_words(batch, options.mask, seed=options.seed + state.step, piece=run.material.mask_piece))
        parts = losses(state.net, hidden, run.teacher, theirs or batch, half=options.bfloat16)
        if run.texts and state.step % LINKS_EVERY == 0:
            with torch.autocast(device().type, dtype=torch.bfloat16, enabled=options.bfloat16):
                parts["link"] = link_loss(state.net, state.links, next(run.texts))
        _step(state, parts, decay=options.decay)
        for name, value in parts.items():
            sums[name] = sums.get(name, 0.0) + value.detach()
        if state.step % LOG_EVERY == 0:
            mean = {name: round(float(value) / LOG_EVERY, 3) for name, value in sums.items()}
            log(event="step", epoch=state.epoch, step=state.step, of=total, share=round(share, 3), losses=mean)
            sums.clear()
            if log.seconds() > state.seconds + SAVE_AFTER:
                _save(state, run, log)
    state.epoch, state.step_in_epoch = state.epoch + 1, 0


def _evaluate(state: State, material: Material, log: Log) -> None:
    net = joint(material.labels, material.encoder).to(device())
    net.load_state_dict(state.average)
    found = figures(torch_run(net.eval()), material.development, material.labels, tokenizer=material.tokenizer)
    log(event="figures", epoch=state.epoch, step=state.step, figures=found)
    print("\n".join(f"  {corpus}: {readable(values)}" for corpus, values in found.items()), flush=True)


def _step(state: State, parts: dict[str, Tensor], *, decay: float) -> None:
    state.optimiser.zero_grad(set_to_none=True)
    total(parts).backward()
    torch.nn.utils.clip_grad_norm_(state.net.parameters(), 1.0)
    state.optimiser.step()
    state.step += 1
    state.step_in_epoch += 1
    _update_average(state, min(decay, (1 + state.step) / (10 + state.step)))


def _update_average(state: State, decay: float) -> None:
    names = [name for name, value in state.net.state_dict().items() if value.is_floating_point()]
    current = state.net.state_dict()
    torch._foreach_lerp_([state.average[n] for n in names], [current[n] for n in names], 1 - decay)


def _set_rates(optimiser: torch.optim.Optimizer, share: float, options: argparse.Namespace) -> None:
    factor = min((share + 1e-4) / WARM_UP, max(LAST_RATE, (1 - share) / (1 - WARM_UP)))
    for group, rate in zip(optimiser.param_groups, (options.encoder_rate, options.rate), strict=True):
        group["lr"] = rate * factor


def _over(log: Log, options: argparse.Namespace) -> bool:
    return bool(options.minutes) and log.seconds() >= 60 * options.minutes


def _start_labels(options: argparse.Namespace) -> Labels:
    """Label order of the weights a run starts from, so that their rows keep their meaning."""
    if options.from_export or options.from_mpnet:  # a teacher needs the order of its students
        folder = options.from_export.parent if options.from_export else SHIPPED
        found: Labels = json.loads((folder / "model.json").read_text(encoding="utf-8"))["labels"]
        return found
    return dict(torch.load(options.from_checkpoint, weights_only=True)["labels"]) if options.from_checkpoint else {}


def _saved(folder: Path) -> dict[str, Any]:
    return dict(torch.load(folder / FILE, map_location="cpu", weights_only=True))


def _restored(options: argparse.Namespace, material: Material) -> State:
    net, links = joint(material.labels, material.encoder), Links()
    saved = _saved(options.out) if (options.out / FILE).exists() else None
    if saved:
        net.load_state_dict(saved["last"])
        links.load_state_dict(saved["links"])
    elif options.from_checkpoint:
        fitting(torch.load(options.from_checkpoint, map_location="cpu", weights_only=True)["average"], net)
    else:
        readers = ((options.from_export, from_export), (options.from_base, from_base), (options.from_mpnet, from_mpnet))
        fitting(next(read(path) for path, read in readers if path), net)
    net, links = net.to(device()), links.to(device())
    if options.freeze is not None:
        freeze(net.encoder, layers=options.freeze)
    encoder = [p for name, p in net.named_parameters() if name.startswith("encoder.")]
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")] + list(links.parameters())
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": heads}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    average = {name: value.clone() for name, value in (saved["average"] if saved else net.state_dict()).items()}
    state = State(net=net, links=links, average={n: v.to(device()) for n, v in average.items()}, optimiser=optimiser)
    if saved:
        optimiser.load_state_dict(saved["optimiser"])
        torch.set_rng_state(saved["random"])
        state.epoch, state.step_in_epoch, state.step, state.seconds = (saved[k] for k in ("epoch", "step_in_epoch", "step", "seconds"))
    return state


def _save(state: State, run: Run, log: Log) -> None:
    """Write the checkpoint by rename, so that a stop at any moment leaves a whole one."""
    state.seconds = log.seconds()
    content = {
        "last": state.net.state_dict(),
        "links": state.links.state_dict(),
        "average": state.average,
        "optimiser": state.optimiser.state_dict(),
        "random": torch.get_rng_state(),
        "labels": run.material.labels,
        "encoder": run.material.encoder,
        **{name: getattr(state, name) for name in ("epoch", "step_in_epoch", "step", "seconds")},
    }
    path = run.options.out / FILE
    torch.save(content, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    main()
