"""Documents of GUM as articles that kg reads."""

import importlib.util
import sys
from pathlib import Path
from unittest.mock import patch

SCRIPT = Path(__file__).parent.parent.parent / "evaluation" / "gum_articles.py"
GUM = """# newdoc id = GUM_interview_ferry
# meta::dateCreated = 2024-03-12
# meta::title = A "ferry" talk
# newpar
# sent_id = GUM_interview_ferry-1
# speaker = IdaLund
# text = Who sailed?
1\tWho\twho\tPRON\tWP\t_\t2\tnsubj\t_\t_

# sent_id = GUM_interview_ferry-2
# speaker = JonBAas
# text = I did.
1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_

# sent_id = GUM_interview_ferry-3
# speaker = JonBAas
# text = Twice.
1\tTwice\ttwice\tADV\tRB\t_\t0\troot\t_\t_

# newdoc id = GUM_bio_lund
# meta::dateCreated = 2024-03-12
# newpar
# sent_id = GUM_bio_lund-1
# text = Lund was born.
1\tLund\tLund\tPROPN\tNNP\t_\t0\troot\t_\t_

# newpar
# sent_id = GUM_bio_lund-2
# text = She sailed.
1\tShe\tshe\tPRON\tPRP\t_\t0\troot\t_\t_
"""


def articles(folder: Path, *names: str) -> dict[str, str]:
    """What the script writes, by file name."""
    spec = importlib.util.spec_from_file_location("gum_articles", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    (folder / "gum.conllu").write_text(GUM, encoding="utf-8")
    with patch.object(sys, "argv", ["gum_articles.py", str(folder / "gum.conllu"), str(folder / "texts"), *names]):
        script.main()
    return {path.name: path.read_text(encoding="utf-8") for path in (folder / "texts").iterdir()}


def test_a_turn_begins_with_its_speaker(tmp_path: Path) -> None:
    (text,) = articles(tmp_path, "GUM_interview_ferry").values()
    assert text == "---\ntitle: \"A 'ferry' talk\"\ndate: 2024-03-12\n---\n\nIda Lund: Who sailed?\n\nJon B. Aas: I did. Twice.\n"


def test_a_biography_has_paragraphs_and_no_date(tmp_path: Path) -> None:
    found = articles(tmp_path)
    assert sorted(found) == ["GUM_bio_lund.txt", "GUM_interview_ferry.txt"]
    assert found["GUM_bio_lund.txt"] == "---\n---\n\nLund was born.\n\nShe sailed.\n"
