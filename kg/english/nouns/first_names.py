"""First name -> whose it is nearly everywhere, its short forms, and spellings of family names: our own lists, of many languages."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

MALE_NAMES = frozenset(
    """
    aaron abdul abdullah adam adamu ahmad ahmed aibek akira alain alan albert alberto alejandro aleksei alessandro alex alexander
    alexei ali alistair amadou amit anatoly anders andrei andres andrew andrzej anil anthony antoine anton antonio antony antti arjun
    arne arthur arvind ashraf asif austin avi axel aziz babatunde barack bashar ben benjamin bernard bilal bill billy bjorn bob bobby
    bogdan boniface boris bradley brandon branko brian bruce bryan callistus callum carl carlos charles chidi christian christopher
    chukwu colin conor cyril dan daniel david declan dennis desmond diego dieter dmitri dmitry donald douglas dragan eduardo edward
    emeka emmanuel emomali emre enrico eric erik ernesto esteban ethan eugene faisal farid felipe felix fernando florian francesco
    francisco francois frank friedrich fritz fumio gabriel gareth gary gennady george gerald giovanni giuseppe goodluck goran graham
    greg gregory guillaume gunter gurbanguly gustav gustavo hamid hamish hamza hans harald harold haruki hassan hector heinrich helmut
    hendrik henrik henry hernan hiroshi hossein hugo hussein ian ibrahim ibrahima idrissa ifeanyi ignacio igor ilham imran ismail ivan
    jack jacob jacques james jan jaroslaw jason jasper javad javier jeff jeffrey jeremy jerry jesse jim jiri joao joe johan john
    johnny jonathan jorge jose joseph joshua juan juha jukka julien jurgen justin karim karl kazuo keith kemal kenji kenneth kevin
    khaled khalid kieran klaus kofi konstantin krzysztof kwaku kwame kwesi kyle larry lars laurent lawrence lech leif leonid liam
    logan lorenzo louis luca ludwig luis lukas magnus mahmoud mamadou manmohan manuel marcel marco marek mario mark markus massimo
    mateusz mathieu matt matteo matthew matthias matthieu matti maxim mehdi mehmet michael michel miguel mikael mike mikhail milos
    miroslav mohamed mohammad mohammed mohsen moritz moshe moussa muhammad murat musa mustafa mykola nabil naoki narendra nathan nawaz
    nelson nicholas nick nicolas nigel nikola nikolai nils noah nuno nursultan olaf oleg olivier olumide olusegun omar orhan osama
    otto ousmane pablo paolo patrick paul paulo pavel pawel pedro pekka per pervez peter petro philip philippe pierre pieter piotr
    pyotr qasim rafael rahul rainer rajesh ralph ramesh randy rashid ravi raymond recep reza ricardo richard robert roberto rodrigo
    roger ronald rory roy rui rupert ruslan russell ryan saddam salman sam samir samuel sanjay satoshi scott seamus sean sebastian
    segun sergei sergey sergio shinzo silvio sipho slobodan stanislav stefan stefano stephen steve steven sunil suresh sven takashi
    tapani taras tariq taro terry thabo thierry thomas tiago tim timo timothy timur tom tomasz tony torgeir tunde tyler uhuru ulrich
    uwe vaclav vijay viktor vincent vitaliy vladimir volodymyr walter wayne willem william willie wolfgang yaw yevgeny yoshihide
    youssef yuri yury yusuf yves zachary zbigniew zoran
    """.split()
)
FEMALE_NAMES = frozenset(
    """
    abena abigail adaeze afia agatha agnieszka aigul aisha aissatou akiko akosua akua alejandra alexis alice ama amaka amanda amber
    amelie amina aminata amparo amy ana anastasia angela anjali anke ann anna anne annegret annika aoife ashley astrid awa ayse
    barbara beatriz benazir betty beverly birgit birgitta brenda bridget brigitte brittany camila camille carmen carol carolyn
    catarina catherine catriona cecilia celine charlotte cheryl chiara chioma chloe christina christine ciara claudia consuelo
    cristina cynthia daniela danielle daphne deborah debra deepa denise diana diane dilma dinara dolores donna doris dorota dorothy
    dragana edith efua ekaterina elena elif elin elizabeth emily emine emma esperanza esther evelyn ewa fatemeh fatima fatma fatou
    federica fernanda fiona folake frances francesca francoise freja funmilayo gabriela galina giorgia gisela giulia gloria golda
    grace graciela greta guadalupe gulnara hadiza hanan hanna hannah harriet hauwa heather heike helen helena hillary ifeoma ilaria
    imogen indira ines inga ingrid irina iryna isabel isabella isabelle ivana iwona jacinda jacqueline jadwiga jana jane janet janice
    jelena jennifer jessica jill joan joana joanna johanna joyce judith judy julia julie juliette jutta kalina kamala karen katarina
    katarzyna kate katherine kathleen kathryn katja kavita kayla keiko kelly kerstin khadija kimberly kirsten kumiko lakshmi larisa
    laura lauren layla leah leila lena lene lenka leticia leyla linda lindiwe linnea lisa liz ljubica lori lucia lyudmila madison
    maeve magdalena mairi makiko malgorzata margaret margaux maria mariam mariama mariana marie marilyn marina marine martha mary
    maryam meena megan mei-ling meiling melania melissa mercedes mette michelle michiko milica miriam moira monika nadja nancy naomi
    nasrin natalia natalie natalya nathalie nelida ngozi niamh nicole nirmala nkosazana nomvula noor noura oksana olena olga olivia
    oumou pamela paola parvin patricia petra philippa pilar pooja pratibha priya priyanka rabi rachel rania raquel rebecca renate rosa
    rosario ruth sabine sakura salma samantha sanae sandra sara sarah sharon shirin shirley sigrid silke silvia siobhan sofia solveig
    sonia sophia soraya stephanie sue sunita susan susana sushma svetlana sylvie tatiana teresa tereza thandi theresa tomoko tove
    ulrike ursula valentina valeria vesna victoria virginia wangari winnie ximena yaa yasmin yelena ylva yoko yuki yulia yuriko zahra
    zainab zarina zdenka zeynep zofia zuzana
    """.split()
)


# Spellings that no letter rule covers: Korean family names (Revised Romanization, McCune-Reischauer and what people use).
FAMILIES = (
    ("lee", "yi", "ri", "rhee", "li"), ("park", "pak", "bak"), ("choi", "choe"), ("jung", "jeong", "chung", "chong"), ("kang", "gang"),
    ("cho", "jo"), ("yoon", "yun"), ("shin", "sin"), ("seo", "suh"), ("noh", "roh", "no", "ro"), ("moon", "mun"), ("koo", "gu", "ku"),
    ("ahn", "an"), ("im", "lim", "rim"), ("ryu", "yoo", "yu", "ryoo"), ("kwon", "gwon"), ("baek", "paek", "baik", "paik"),
    ("byun", "byeon", "pyon"), ("joo", "ju", "chu"), ("chang", "jang"), ("oh", "o"), ("kim", "gim"), ("min", "minn"), ("hur", "heo", "huh"),
)  # fmt: skip
# English short forms that are not the beginning of the full form.
NICKNAMES = (
    ("bill", "william"), ("bob", "robert"), ("dick", "richard"), ("jim", "james"), ("joe", "joseph"), ("jack", "john"), ("ted", "edward"),
    ("mike", "michael"), ("tony", "anthony"), ("liz", "elizabeth"), ("beth", "elizabeth"), ("kate", "katherine"), ("peggy", "margaret"),
    ("bernie", "bernard"), ("chuck", "charles"), ("hank", "henry"), ("andy", "andrew"), ("steve", "steven"), ("steve", "stephen"),
    ("tom", "thomas"), ("ed", "edward"), ("sasha", "alexander"), ("dan", "daniel"), ("dave", "david"), ("ron", "ronald"),
    ("don", "donald"), ("tim", "timothy"), ("ken", "kenneth"), ("ben", "benjamin"), ("sam", "samuel"), ("matt", "matthew"),
    ("rob", "robert"), ("ray", "raymond"), ("nick", "nicholas"), ("larry", "lawrence"), ("jerry", "gerald"), ("jeff", "jeffrey"),
    ("greg", "gregory"), ("max", "maximilian"),
)  # fmt: skip


@cache
def first_names() -> MappingProxyType[str, str]:
    """First name (small, without accents) -> "m" or "f", for names that are one of the two nearly everywhere."""
    return MappingProxyType({**dict.fromkeys(MALE_NAMES, "m"), **dict.fromkeys(FEMALE_NAMES, "f")})
