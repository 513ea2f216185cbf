"""Documents -> what came of each, worked on by an Apache Spark cluster: its Python workers hold one language model each.

Only the per-document half runs there, which is nearly all of the work; what it gives comes back to the driver, which resolves, merges and
writes as it always does. So the result is that of one machine, whatever was lost and done again on the way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.config import Config
from kg.errors import KgError, UsageError
from kg.packed import pack, unpack
from kg.pipeline import Make, Outcome, made_here
from kg.types import Document

if TYPE_CHECKING:
    from pyspark import SparkContext

HERE = "local[*]"  # a cluster of this machine's cores
PARTS = 4  # tasks for each core, so that no core waits long for the slowest


def on_spark(master: str = HERE) -> Make:
    """What `kg.pipeline` asks for outcomes instead of this process. Raises KgError where Spark, its Java or its executors fail."""
    return partial(_outcomes, master=master)


def _outcomes(documents: Sequence[Document], config: Config, *, master: str) -> Iterator[Outcome]:
    if not documents:
        return
    context = _context(master)
    try:
        slices = min(len(documents), PARTS * context.defaultParallelism)
        packed = context.parallelize([pack(document) for document in documents], slices)
        work = partial(_worked_on, config=replace(config, processes=1, threads=1))
        found: list[str] = packed.mapPartitions(work).collect()
    except Exception as error:  # Spark's own kinds depend on its version, and most come from Java
        reason = str(error).strip().splitlines()[0]
        raise KgError(f"Spark at {master} could not work on the articles ({reason}); is newsgraph installed on every executor?") from error
    yield from (unpack(text, Outcome, Outcome) for text in found)


def _worked_on(packed: Iterable[str], config: Config) -> Iterator[str]:
    """The outcomes of one partition, in an executor."""
    documents = [unpack(text, Document) for text in packed]
    yield from (pack(outcome, Outcome) for outcome in made_here(documents, config))


def _context(master: str) -> SparkContext:
    try:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - the extra
    except ImportError as error:
        raise UsageError("--engine spark needs PySpark: pip install 'newsgraph[spark]'") from error
    settings: dict[str, Any] = {"spark.app.name": "kg build", "spark.ui.enabled": "false", "spark.log.level": "ERROR"}
    if master.startswith("local"):  # executors of this machine find the same Python and the same kg
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings["spark.executorEnv.PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent.parent.parent), *sys.path[1:]])
    conf = SparkConf().setMaster(master).setAll(list(settings.items()))
    try:
        return SparkContext.getOrCreate(conf)
    except Exception as error:  # as above
        raise KgError(f"Spark at {master} cannot be reached ({str(error).strip().splitlines()[0]}); it needs Java 17 or newer") from error
