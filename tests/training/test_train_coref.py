from __future__ import annotations

from pathlib import Path

import pytest

from training.chains import documents

GUM = """# newdoc id = GUM_news_x
# newpar
1\tKim\tKim\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new
2\tJong\tJong\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv)
2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
3\this\this\tPRON\tPRP$\t_\t4\tnmod:poss\t_\tEntity=(2-person-new(1-person-giv)
4\twife\twife\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)

"""


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    path = tmp_path / "gum-train.conllu"
    path.write_text(GUM, encoding="utf-8")
    return path


def test_a_mention_has_the_chain_of_its_brackets_at_its_head(gum: Path) -> None:
    ((name, pieces, text, chains),) = documents(gum, None)
    assert (name, text) == ("GUM_news_x", "Kim Jong left He saw his wife ")
    assert [[text[w.start : w.end] for w in p.words] for p in pieces] == [["Kim", "Jong", "left"], ["He", "saw", "his", "wife"]]
    assert chains == {(0, 0): "1", (1, 0): "1", (1, 2): "1", (1, 3): "2"}


def test_documents_of_other_genres_are_left_out(gum: Path) -> None:
    assert list(documents(gum, "bio")) == []


def test_the_loss_is_least_where_the_right_mention_has_all_the_probability() -> None:
    torch = pytest.importorskip("torch")
    from training.coref import Example, loss  # noqa: PLC0415 - needs torch

    none, groups = torch.zeros(0), torch.zeros(3, 1, dtype=torch.long)
    later, right, yes = torch.tensor([1, 2, 2]), torch.tensor([True, False, False]), torch.tensor([True, True, True])
    asked, alone = torch.tensor([False, True, True]), torch.tensor([True, False, True])
    example = Example(
        columns=groups,
        vectors=none,
        later=later,
        earlier=torch.tensor([0, 0, 1]),
        crosses=none,
        features=none,
        right=right,
        valid=yes,
        asked=asked,
        alone=alone,
    )
    good = loss(torch.tensor([9.0, -9.0, -9.0]), torch.zeros(3), example)
    bad = loss(torch.tensor([-9.0, 9.0, -9.0]), torch.zeros(3), example)
    assert good < 0.01
    assert bad > 5
