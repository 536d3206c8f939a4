"""A group at the table: the screens on which several play together, and how one comes to them."""

from collections.abc import Callable

from msgspec.structs import replace

from tests.player.table import CODE, PIENI, Table, pieni_words

NAMES = ("Kettu", "Karhu", "Susi", "Ilves", "Saukko", "Hauki", "Kurki", "Metsänhenki-Lumikki")
WRITTEN = "Naapurin joulutähti,\nhelmikuussakin."


def opened(table: Table) -> Table:
    return table.opens(PIENI, pieni_words(table.model.language))


def gathered(table: Table, *names: str) -> Table:
    """Come to where those who play together are named."""
    table.press("who.group")
    for name in names or NAMES[:3]:
        table.write(name)
    return table


def agreeing(table: Table) -> Table:
    return gathered(opened(table)).press("group.all")


def without_sentences(table: Table) -> Table:
    agreeing(table)
    for _ in range(4):
        table.press("sentence.0", "sentence.away")
    return table


def together(table: Table) -> Table:
    """The first page of a story, for three."""
    return agreeing(table).press("agreement.agreed", "before.begin")


def leaving_group(table: Table) -> Table:
    """Somebody who has answered is looked at among those who play."""
    together(table).at("sohva").answers(2).press("also.on", "bar.back", "bar.back")
    return table.press("bar.back", "bar.back", "member.0")


def voted(table: Table, *says: str) -> Table:
    together(table).press("turn.vote", "vote.aloud")
    return table.press(*(f"vote.choice.{one}" if one else "vote.pass" for one in says))


def handed(table: Table) -> Table:
    """Two of three have answered, and the computer is handed to the first of them."""
    together(table).at("ikkuna").answers(WRITTEN).press("also.2").answers("Pihavalo.").press("also.on")
    return table.press("bar.stop", "round.said", "round.pass", "round.said")


SCREENS: dict[str, Callable[[Table], Table]] = {
    "group-nobody-yet": lambda t: opened(t).press("who.group"),
    "group": lambda t: gathered(opened(t)),
    "group-of-eight": lambda t: gathered(opened(t), *NAMES),
    "group-alike": lambda t: gathered(opened(t)).write("karhu"),
    "group-identity-code": lambda t: gathered(opened(t)).write(f"Hukka {CODE}"),
    "group-made-for-fewer": lambda t: gathered(t.opens(replace(PIENI, players=(1, 2)), pieni_words(t.model.language))),
    "member": lambda t: gathered(opened(t)).press("member.1"),
    "member-has-answered": lambda t: leaving_group(t).press("member.leaves"),
    "agreement": agreeing,
    "agreement-nothing": without_sentences,
    "sentence": lambda t: agreeing(t).press("sentence.1"),
    "sentence-new": lambda t: agreeing(t).press("sentence.add"),
    "sentence-too-long": lambda t: agreeing(t).press("sentence.add").write("Puhumme toisillemme kauniisti. " * 4),
    "before-as-a-group": lambda t: agreeing(t).press("agreement.agreed"),
    "play-as-a-group": together,
    "play-as-a-group-go-on": lambda t: together(t).at("portaat"),
    "prompt-as-a-group": lambda t: together(t).at("ikkuna"),
    "prompt-as-a-group-another": lambda t: together(t).at("sohva").answers(2).press("also.2"),
    "also": lambda t: together(t).at("sohva").answers(2),
    "vote": lambda t: together(t).press("turn.vote"),
    "vote-hand": lambda t: together(t).press("turn.vote", "vote.private"),
    "vote-wish": lambda t: together(t).press("turn.vote", "vote.private", "vote.ready"),
    "vote-most": lambda t: voted(t, "ikkuna", "ikkuna", ""),
    "vote-alike": lambda t: voted(t, "ikkuna", "", "odota"),
    "vote-chance": lambda t: voted(t, "ikkuna", "", "odota").press("vote.chance"),
    "vote-none-said": lambda t: voted(t, "", "", ""),
    "round": lambda t: together(t).press("bar.stop"),
    "hand": handed,
    "hand-on": lambda t: handed(t).press("hand.not", "over.close"),
    "review-alone": lambda t: handed(t).press("hand.me"),
    "over-alone": lambda t: handed(t).press("hand.not"),
    "over-alone-last": lambda t: handed(t).press("hand.not", "over.close", "hand.not"),
    "over-together": lambda t: handed(t).press("bar.stop"),
    "over-together-nothing-said": lambda t: together(t).press("bar.stop", "round.leave"),
}
