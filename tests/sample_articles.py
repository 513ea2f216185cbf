"""Short articles in our own words for tests that run every stage; one story, told by several outlets."""

from __future__ import annotations

from pathlib import Path

ARTICLES = {
    "gazette.txt": """---
title: Lake port gets a new harbour master
date: 2024-03-12
publisher: Harbour Gazette
author: Ida Lund
---
LARKSUND - Mayor Tove Brandt dismissed harbour master Olaf Rygg on Monday, the city council said.

Brandt appointed Selma Vik, a former ferry captain, as his successor. Vik will meet union leader Jon Aas next week.

"The port needs a fresh start," Brandt said.
""",
    "courier.txt": """---
title: Rygg out after ferry collision
date: 2024-03-13
publisher: Lake Courier
---
Olaf Rygg was dismissed by Mayor Brandt on Monday after two ferries collided in Larksund.

The collision injured 12 passengers, police said. Rygg denied that he had ignored a storm warning.

Union leader Jon Aas criticized Brandt. Aas said the council had not asked the union.
""",
    "tribune.html": """<!doctype html><html lang="en"><head><title>Council backs mayor</title>
<meta property="og:site_name" content="North Tribune"><meta property="article:published_time" content="2024-03-14">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Council backs mayor</h1>
<p>The Larksund city council approved the appointment of Selma Vik as harbour master on Wednesday.</p>
<p>Mayor Tove Brandt visited the port on Thursday. Brandt did not meet Jon Aas, her office said.</p>
<p>The council plans to close the old pier in April.</p></article><footer>Share this story</footer></body></html>
""",
    "wire.jsonl": '{"title": "Ferry inquiry opens", "date": "2024-03-15", "publisher": "Lake Wire", "text": "Police opened an inquiry '
    'into the ferry collision in Larksund. The collision injured 15 passengers, the hospital said. Vik inspected ferries on Friday."}\n',
}


def write_articles(folder: Path) -> Path:
    """The folder with all articles in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
