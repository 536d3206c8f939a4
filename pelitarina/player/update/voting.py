"""What happens while a group votes? Each says in turn, or passes; what was said is forgotten with the decision."""

from hashlib import blake2b

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.play.step import Offer, offers
from pelitarina.player import group as g
from pelitarina.player import message as m
from pelitarina.player import together as t
from pelitarina.player.command import Command
from pelitarina.player.group import Group, Vote
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.taking_turns import may_vote, taking_turns

_FORGOTTEN = msg("The vote is forgotten. You can go on talking.")

Updated = tuple[Model, tuple[Command, ...]]


def voting(model: Model, message: Message) -> Updated:
    """Take in a message while a vote is held. It is forgotten where its screen is left (``update``)."""
    group = model.group
    if group is None or not may_vote(model):
        return replace(model, screen=Screen.PLAY), ()
    vote = group.vote
    match message:
        case t.VoteHeld(private) if vote is None:
            return _with(model, group, Vote(private)), ()
        case t.VoterReady(member) if vote and member == g.voter(group):
            return _with(model, group, replace(vote, ready=True)), ()
        case t.Voted(member, choice) if member == g.voter(group) and choice in (None, *options(model)):
            return replace(model, group=g.said(group, choice)), ()
        case t.ChanceWanted() if vote and len(best(model)) > 1:
            return _with(model, group, replace(vote, chance=_by_chance(model, best(model)))), ()
        case m.Chose(name) if name in best(model):
            return taking_turns(replace(model, screen=Screen.PLAY), message)
        case t.VoteLeft() | m.WentBack():
            told = model.texts.text(_FORGOTTEN) if vote and vote.says else ""
            return replace(model, screen=Screen.PLAY, told=told), ()
        case m.Stopped():
            return replace(model, screen=Screen.REVIEW), ()
        case _:
            return model, ()


def options(model: Model) -> dict[str, Offer]:
    """Give what can be voted for: the ways that are open, by name."""
    play = model.play
    return {offer.choice.name: offer for offer in offers(play.story, play.state) if offer.open}


def best(model: Model) -> tuple[str, ...]:
    """Give what was wished for most, once all have said or passed; more than one where they are alike."""
    group = model.group
    if group is None or group.vote is None or g.voter(group) is not None:
        return ()
    return g.wished(group.vote, tuple(options(model)))


def _with(model: Model, group: Group, vote: Vote) -> Model:
    return replace(model, group=replace(group, vote=vote))


def _by_chance(model: Model, among: tuple[str, ...]) -> str:
    """Pick by the chance that the story has, anew on each page that lies behind."""
    state = model.play.state
    told = f"{state.seed}|{state.where}|{len(model.play.past)}|{'|'.join(among)}"
    return among[int.from_bytes(blake2b(told.encode(), digest_size=8).digest()) % len(among)]
