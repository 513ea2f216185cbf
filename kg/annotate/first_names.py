"""First names that are a man's or a woman's nearly everywhere: our own list, of many languages, for he and she."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

MALE_NAMES = frozenset(
    (
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul "
        "andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry "
        "justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan "
        "douglas peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse "
        "joe bryan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell louis bobby philip johnny "
        "bradley barack bill tony boris vladimir sergei sergey dmitry dmitri mikhail ivan igor oleg nikolai pavel viktor yuri anton bogdan "
        "miroslav stefan jan piotr pawel tomasz marek hans klaus jurgen wolfgang dieter helmut olaf lars sven erik bjorn henrik magnus johan "
        "anders nils karl otto fritz emmanuel francois jacques pierre michel nicolas olivier philippe antoine carlos luis miguel jorge pedro "
        "fernando rafael diego alejandro javier sergio francisco manuel antonio mario ricardo eduardo roberto alberto hernan rodrigo esteban "
        "pablo andres giovanni marco luca matteo giuseppe francesco paolo mohammed muhammad mohamed mohammad ahmed ali hassan hussein ibrahim "
        "omar khalid abdullah mustafa yusuf mahmoud faisal tariq recep mehmet orhan rajesh amit rahul sanjay narendra arjun vijay anil sunil "
        "suresh ravi hiroshi takashi kenji fumio shinzo yoshihide taro akira moshe avi kwame kofi kwesi nelson cyril thabo olusegun goodluck "
        "uhuru antony matt mike tom tim jim bob dan steve jeff greg ben sam nick alex pieter hendrik willem torgeir harald leif arne per gustav "
        "axel mikael pekka juha matti antti jukka timo tapani gunter uwe matthias markus lukas florian sebastian felix moritz friedrich "
        "heinrich ludwig ulrich rainer alain bernard thierry laurent julien mathieu matthieu guillaume yves marcel alessandro lorenzo stefano "
        "enrico massimo silvio hector ernesto gustavo hugo ignacio felipe joao paulo rui nuno tiago mateusz andrzej krzysztof jaroslaw lech "
        "zbigniew vaclav jiri milos zoran goran dragan branko slobodan nikola alexei aleksei andrei yury konstantin maxim pyotr stanislav taras "
        "mykola volodymyr petro vitaliy ruslan anatoly yevgeny gennady leonid timur aibek nursultan emomali gurbanguly ilham rashid ahmad osama "
        "ismail youssef khaled abdul salman hamid karim samir nabil bashar saddam kemal emre murat reza hossein mohsen mehdi ashraf imran "
        "pervez nawaz asif arvind ramesh manmohan kazuo haruki satoshi naoki sipho kwaku yaw emeka chidi chukwu ifeanyi olumide tunde babatunde "
        "segun musa adamu ibrahima moussa mamadou amadou ousmane idrissa qasim aziz farid javad bilal hamza desmond rupert nigel graham colin "
        "gareth ian alistair hamish callum declan seamus liam conor rory jasper kieran boniface callistus"
    ).split()
)
FEMALE_NAMES = frozenset(
    (
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna "
        "michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela "
        "emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce "
        "virginia victoria kelly lauren christina joan evelyn judith megan cheryl hannah jacqueline martha gloria teresa ann sara madison "
        "frances kathryn janice alice abigail julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana "
        "natalie brittany charlotte marie kayla alexis lori hillary ursula kamala melania ivana olga natalia tatiana svetlana irina elena "
        "ekaterina anastasia vesna kalina zdenka jadwiga agnieszka ewa katarzyna ingrid astrid sigrid freja birgit greta lucia amparo nelida "
        "carmen isabel pilar rosa ana beatriz claudia gabriela valentina camila sofia giulia chiara francesca fatima aisha khadija zainab leila "
        "layla noor yasmin aissatou aminata priya anjali sunita indira sonia yuki sakura yoko akiko naomi keiko ngozi amina abena akua ama "
        "esther miriam leah golda jane kate anne sue jill solveig birgitta annika kerstin helena lena inga kirsten mette lene tove linnea elin "
        "ylva johanna katarina petra heike sabine ulrike gisela monika renate brigitte annegret silke anke katja nadja jutta isabelle nathalie "
        "sylvie francoise celine camille juliette amelie chloe margaux giorgia paola silvia valeria federica ilaria dolores mercedes rosario "
        "consuelo esperanza guadalupe ximena fernanda mariana daniela alejandra graciela cecilia ines leticia raquel susana joana catarina "
        "magdalena malgorzata joanna zofia hanna dorota iwona jana lenka tereza zuzana jelena dragana milica ljubica yulia yelena natalya "
        "oksana olena iryna lyudmila galina marina larisa zarina dinara aigul gulnara leyla ayse fatma emine zeynep elif maryam mariam zahra "
        "fatemeh shirin soraya nasrin parvin salma hanan rania noura benazir priyanka pratibha sushma nirmala meena lakshmi kavita deepa pooja "
        "yuriko sanae makiko tomoko kumiko michiko mei-ling meiling lindiwe nomvula nkosazana thandi winnie folake funmilayo adaeze chioma "
        "amaka ifeoma wangari akosua yaa efua afia fatou mariama awa oumou rabi hauwa hadiza siobhan aoife niamh ciara bridget maeve fiona "
        "moira catriona mairi philippa harriet imogen daphne edith agatha dilma cristina jacinda marine liz"
    ).split()
)


@cache
def first_names() -> MappingProxyType[str, str]:
    """First name (small, without accents) -> "m" or "f", for names that are one of the two nearly everywhere."""
    return MappingProxyType({**dict.fromkeys(MALE_NAMES, "m"), **dict.fromkeys(FEMALE_NAMES, "f")})
