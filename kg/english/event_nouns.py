"""Noun -> the verb whose event it names."""

from __future__ import annotations

from collections.abc import Mapping

# with these a possessor is the one who acts and "of" the one it happens to
EVENT_NOUNS: Mapping[str, str] = dict(
    pair.split(maxsplit=1)
    for pair in """
    abduction abduct, acquisition acquire, adoption adopt, agreement agree, ambush ambush, announcement announce, appointment
    appoint, approval approve, arrest arrest, assassination assassinate, attack attack, ban ban, bombardment bombard, bombing bomb,
    boycott boycott, call call, capture capture, condemnation condemn, construction construct, conviction convict, cooperation
    cooperate, criticism criticize, deployment deploy, destruction destroy, detention detain, discovery discover, discussion
    discuss, dismissal dismiss, donation donate, election elect, endorsement endorse, execution execute, expansion expand, export
    export, extradition extradite, import import, indictment indict, inspection inspect, invasion invade, investigation investigate,
    investment invest, invitation invite, kidnapping kidnap, killing kill, launch launch, meeting meet, merger merge, murder murder,
    negotiation negotiate, nomination nominate, occupation occupy, payment pay, presentation present, promotion promote, prosecution
    prosecute, protest protest, publication publish, purchase purchase, raid raid, refusal refuse, rejection reject, release
    release, removal remove, resignation resign, rescue rescue, return return, review review, sale sell, seizure seize, shipment
    ship, shooting shoot, speech speak, strike strike, summit meet, support support, suspension suspend, takeover take over, talk
    talk, talks talk, test test, theft steal, threat threaten, tour tour, transfer transfer, treatment treat, trial try, trip
    travel, visit visit, vote vote, withdrawal withdraw
    """.split(",")
)
