"""What is page furniture by the line alone, and what is prose. All lines are written for this table."""

import pytest

from kg.read.page.furniture import RULES, Rule, furniture


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_holds_for_its_example(rule: Rule) -> None:
    assert rule.holds(rule.example)


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


FURNITURE = {
    "advert": """
        Advertisement
        - Advertisement -
        ADVERTISEMENT – STORY RESUMES BELOW
        Article continues below this ad
        AdChoices
        Sponsored content
        SPONSORED: Fly to Lima from 299 euros
        Sponsored by Acme""",
    "pointer": """
        Click to play video: 'How the tunnel was built'
        WATCH: How the tunnel was built – Aug 1, 2023
        Watch live: the opening of the tunnel
        READ MORE: Harbour tunnel delayed again
        ALSO READ | Harbour tunnel delayed again
        Related: Who owns the harbour?
        Don't miss: Five ferries to take
        Previous article: Fish farm tests cages
        IN PICTURES: The opening of the tunnel
        Tap to unmute""",
    "link heading": """
        Related
        RELATED ARTICLES
        Most read
        Read more
        You may also like
        Recommended for you""",
    "notice": """
        © The Courier
        Copyright 2023 The Courier
        © Courier. Use of this text needs a link to the source.
        All rights reserved.
        The agency is solely responsible for all content.
        When you buy something through our links, we may earn a commission.
        This material may not be published, broadcast or redistributed without permission.
        The views expressed in this article are those of the author.
        Comments are closed.
        This video can not be played""",
    "credit": """
        -With files from Reuters
        With files from Ana Ruiz
        (Reporting by Ana Ruiz; Editing by Bo Lee)
        Reporting by Ana Ruiz in Lima. Editing by Bo Lee.
        Additional reporting by Bo Lee
        The Associated Press contributed to this report.
        With inputs from agencies
        Translated by Bo Lee""",
    "contact": """
        ana@courier.example
        Contact the writer at ana@courier.example
        Follow @courier
        https://courier.example/dam""",
    "request": """
        Subscribe to The Courier from $4 a month
        Subscribe to The Courier today and get everything for $1 a week.
        Get The Courier on Telegram
        Sign up for our newsletter. We may send you offers. It is free.
        Follow us on Facebook
        Join our WhatsApp channel
        Got a story? Call the newsroom on 0200-555-017
        Log in to your account to write a comment
        Accept all cookies   Settings
        Share: WhatsApp · Telegram · Copy link
        Share this article
        Sign up""",
    "reader": """
        News from the harbour sent to your email, as it happens.
        To write comments, please log in to one of the accounts.
        We use cookies to improve this site.
        You have 2 free articles left this month.
        Already a subscriber? Log in
        You have read two of your three free articles this month.
        Don't miss out on the headlines from the harbour. What you follow will be added to your list.
        If you value this reporting, please support the Courier. Local papers depend on readers like you.
        That's all for today. Thanks for reading.
        While you are here: You can sign up here for our weekly newsletter from the harbour.""",
    "date line": """
        First published: 28 Feb 2023, 06:40 IST
        Updated 3 hours ago
        Published On 10 Aug 2023
        Thu 10 Aug 2023 10.20 BST
        4 min read""",
    "caption": """
        Photo: Press Service of the Mayor
        [Photo] Mayor Ana Ruiz opens the tunnel on Monday. POOL
        ▲ Mayor Ana Ruiz opens the tunnel. / Courier
        Ships in the harbour this year. PHOTO: COURIER FILE
        Mayor Ana Ruiz opens the tunnel on Monday. [COURIER]
        FILE PHOTO: Mayor Ana Ruiz opens the tunnel, August 7, 2023. Courier via REUTERS
        Mayor Ana Ruiz, left, opens the tunnel. (AP Photo)
        Image source, Getty Images
        Ana Ruiz/AFP/Getty Images""",
    "tags": """
        Tags: harbour · tunnel · Lima
        Filed under: Harbour
        #harbour #tunnel""",
    "ticker": """
        COURIER INDEX 4,118.20 ▼ 0.4%
        LIMA NOW: 26℃, wind 9 m/s, ferries running
        Weather: 24C, light rain""",
    "exchange rate": """
        ($1 = 44.2000 pesos)
        (1 euro = $1.0850)""",
    "separators": """
        Home > World > Americas
        Lima: 24 degrees | Dollar: 42.00 pesos | Copper: up
        English | Español""",
    "interface": """
        print dictionary print
        Facebook Twitter WhatsApp Email
        help-image Social comment?
        Comments (23)
        Loading...""",
    "about the article": """
        This article has been translated from Swedish.
        Originally published as Harbour tunnel delayed
        This story was updated to add a comment from the union.
        Editor's note: An earlier version named the wrong harbour.
        Correction: The tunnel is 4 km long.
        A correction was made on Jan. 24, 2026: An earlier version of a caption misstated the length of the tunnel.
        This is a developing story. More follows.""",
    "sign-off": """
        (END)
        — Reuters
        ###""",
    "no words": """
        * * *
        1 / 5
        s
        (0/250자)""",
}


@pytest.mark.parametrize("line", [line.strip() for lines in FURNITURE.values() for line in lines.strip().split("\n")])
def test_furniture_is_told_by_the_line(line: str) -> None:
    assert furniture(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "The dam is safe.",
        '"No," she said.',
        "Why?",
        "“It is over.”",
        "Nobody was hurt.",
        "He resigned.",
        "Advertising revenue fell by 4 percent, the company said.",
        "Sponsored by the United States, the resolution was adopted on Friday.",
        "Photo journalists were kept away from the harbour.",
        "Watch towers were built along the border.",
        "Share prices fell by 3 percent on Friday.",
        "Shares of the builder fell 6.2 percent on the news.",
        "Read the contract, she told the union.",
        "Follow the money, said the lawyer, and you will find the account.",
        "Email links of the page were sent around the country before the error was found.",
        "Like her mother, she faces charges linked to overseas bank accounts.",
        "There has been no U.S. comment on the report.",
        "Call volumes to the hotline rose after the report.",
        "Comment was not immediately available from the company.",
        "Reporting by the panel began in May, and its findings were published on Friday.",
        "Produced by Ana Ruiz, the film opens on May 16.",
        "Edited by Bo Lee, the volume sold well.",
        "The article was written by a reporter who had exposed the abuse.",
        "The report was published two days after the talks had failed.",
        "The story was first told by fishermen.",
        "Related parties bought the shares.",
        "More than 400 people came to the harbour.",
        "More from the same cargo was found in May.",
        "The company wrote to customers that their passwords and emails had not been stolen.",
        "Source code was stolen from the company.",
        "Copyright law does not cover the map.",
        "The end of the strike was announced on Monday.",
        "Agencies of the United Nations left the town.",
        "The ship sailed at 06:40 on 28 February 2023 from Varnitsa.",
        "Updated figures were published by the bank on Friday.",
        "On Aug. 18, the leaders will meet at Camp David.",
        "By Friday the road was open.",
        "Image rights were sold for 2 million euros.",
        "He also met the head of the BBC (he did not say when).",
        "The U.S. – South Korea drills began.",
        "She asked for help; none came",
        "South Korea's president tweeted from his account:",
        "The tunnel cost 4 percent more than planned, at 2 billion pesos, and opened 3 years late.",
        "Chief of the General Staff Pak Su-il was dismissed.",
        "Ana Ruiz is the mayor of Lima.",
        "The union will support local journalism and fund independent reporting in the region.",
        "Farmers can sign up for the scheme until May.",
        "The bank is solely responsible for all losses.",
        "Brokers earn a commission on each sale.",
        "Voters do not miss the old mayor.",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    assert furniture(line) is None


def test_a_line_without_bound_is_prose_and_costs_nothing() -> None:
    assert furniture("=1" * 400_000) is None
