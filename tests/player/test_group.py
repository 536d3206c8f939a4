"""Several play together: who is here, whose turn it is, votes, the round, and each alone with their own words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import OWN_COPY
from pelitarina.play.move import Chose, Said
from pelitarina.play.save import save
from pelitarina.player import group as g
from pelitarina.player import message as m
from pelitarina.player import together as t
from pelitarina.player.command import Forget, Keep, Wipe, WriteFile
from pelitarina.player.edit import edit_of
from pelitarina.player.group import Group
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.page import lines, page
from pelitarina.player.refuge import MishapLeft
from pelitarina.player.shell.record import Recorder
from pelitarina.player.speech import script
from pelitarina.player.update import update
from pelitarina.player.update.leaving import begun
from pelitarina.player.update.refuge import mishap
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget, walk
from pelitarina.story.model import Story
from tests.play.tiny import tell
from tests.player.group import NAMES, gathered, opened, together
from tests.player.table import AROUND, ASKING, CODE, DRAWING, Table, item
from tests.player.test_laws import Wanderer, wander

THREE = ("Kettu", "Karhu", "Susi")
TOLD = item("home/told", "own_copy")
WAYS = tell(
    """
    home:
      text: Home.
      ask:
        mood:
          kind: one
          question: Which way is the wind?
          options:
            north: North
            south: South
          area: arki
          into: wind
      choices:
        hill: Up the hill. -> home
        shore: Down to the shore. -> shore
        cave:
          label: Into the cave.
          if: wind == south
          why_not: Only when it blows from the south.
          go: END
    shore:
      text: The shore.
      go: home
    """,
    "wind:\n  kind: one of\n  options: [north, south]\n  start: north",
)


def playing(data: Path, story: Story = ASKING, *names: str) -> Table:
    """Three play a story that is on no shelf."""
    table = gathered(Table(data).opens(story), *(names or THREE))
    return table.press("group.all", "agreement.agreed", "before.begin")


def here(table: Table) -> Group:
    assert table.model.group is not None
    return table.model.group


def turn(table: Table) -> str:
    return next(one.label for one in walk(table.tree) if one.role is Role.TURN)


def drawers(table: Table) -> list[list[str]]:
    """The words in each member's drawer, whether it is open or shut."""
    group = here(table)
    found = [[answer.words for answer in one.drawer.draft] for one in group.members]
    if group.open is not None:
        assert found[group.open] == []
        found[group.open] = [answer.words for answer in table.model.draft]
    return found


# Who is here


def test_a_group_is_two_to_eight_and_begins_only_when_it_is_whole(tmp_path: Path) -> None:
    table = opened(Table(tmp_path)).press("who.group").write("Kettu")
    assert "group.all" not in table.ids

    for name in NAMES[1:]:
        assert table.write(name).sees(f"{name} is with us.")

    assert len(here(table).members) == 8
    assert "member.name" not in table.ids
    assert table.tell(m.Wrote(Field("member.name"), "Yhdeksäs")).model.screen is Screen.GROUP
    assert len(here(table).members) == 8


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (f"Hukka {CODE}", "There seems to be a personal identity code"),
        ("  karhu ", "Somebody is called that already"),
        (" ", "Write a name by which"),
        ("Metsänhenki-Lumikki-Takatalvinen", "That is too long"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused_with_the_reason(name: str, why: str, tmp_path: Path) -> None:
    table = gathered(opened(Table(tmp_path))).write(name)

    assert table.sees(why)
    assert [one.name for one in here(table).members] == list(THREE)


def test_somebody_is_called_otherwise_and_another_leaves(tmp_path: Path) -> None:
    table = gathered(opened(Table(tmp_path))).press("member.0").write("Karhu")
    assert table.sees("Somebody is called that already")

    table.write("Hukka").press("member.1", "member.leaves")

    assert [one.name for one in here(table).members] == ["Hukka", "Susi"]


def test_back_keeps_who_is_here_and_what_was_agreed(tmp_path: Path) -> None:
    table = together(Table(tmp_path)).press("bar.back", "bar.back", "bar.back", "bar.back")
    assert table.model.screen is Screen.WHO

    assert [one.name for one in here(table.press("who.group")).members] == list(THREE)


def test_somebody_who_leaves_after_they_have_answered_is_asked_first_and_nobody_sees_their_words(
    tmp_path: Path,
) -> None:
    table = playing(tmp_path).answers("Rain.").press("also.on", "bar.back", "bar.back", "bar.back", "bar.back")
    assert table.press("member.0", "member.leaves").sees("You have answered something.")
    assert len(here(table.press("member.stays")).members) == 3

    table.press("member.0", "member.leaves", "member.goes", "group.all", "agreement.agreed", "before.begin")

    assert drawers(table) == [[], []]
    assert turn(table) == "It is Karhu's turn now"


def test_with_answers_in_the_drawers_nobody_goes_on_alone(tmp_path: Path) -> None:
    table = playing(tmp_path).answers("Rain.").press("also.on", "bar.back", "bar.back")
    table.tell(m.JustTrying()).tell(m.Wrote(Field("pseudonym"), "Maija")).press("bar.back", "bar.back")

    assert "bar.back" not in table.ids
    table.tell(m.WentBack()).tell(m.JustTrying()).tell(m.Wrote(Field("pseudonym"), "Maija"))
    assert drawers(table) == [["Rain."], [], []]
    assert table.press("bar.stop").model.screen is Screen.ROUND


def test_a_story_for_one_is_not_offered_to_a_group(tmp_path: Path) -> None:
    assert "who.group" not in Table(tmp_path).opens(replace(ASKING, players=(1, 1))).ids
    assert "who.group" in Table(tmp_path).opens(replace(ASKING, players=(1, 2))).ids


# The agreement


def test_the_agreement_is_the_groups_own_and_the_workers_duties_stand_beside_it(tmp_path: Path) -> None:
    table = gathered(opened(Table(tmp_path))).press("group.all")
    assert table.sees("The worker has duties by law that the agreement does not change")
    assert not [one for one in walk(table.tree) if one.role in (Role.CHECK, Role.RADIO)]

    table.press("sentence.0").write("We may laugh.").press("sentence.add").write("Phones sleep.")
    table.press("sentence.1", "sentence.away")

    assert [one.text for one in here(table).sentences][0::3] == ["We may laugh.", "Phones sleep."]
    assert len(here(table).sentences) == 4


def test_a_sentence_left_as_it_was_still_follows_the_language(tmp_path: Path) -> None:
    table = gathered(opened(Table(tmp_path))).press("group.all", "sentence.0")
    table.write("Everyone may pass, and needs no reason.")

    assert here(table).sentences == g.AGREED


@pytest.mark.parametrize("text", [f"Soita {CODE}", "Puhumme kauniisti. " * 12])
def test_no_identity_code_and_no_speech_comes_into_the_agreement(text: str, tmp_path: Path) -> None:
    table = gathered(opened(Table(tmp_path))).press("group.all", "sentence.add").write(text)

    assert table.model.screen is Screen.SENTENCE
    assert here(table).sentences == g.AGREED
    assert table.press("sentence.leave").model.screen is Screen.AGREEMENT


def test_a_group_may_agree_on_nothing_and_says_so(tmp_path: Path) -> None:
    table = gathered(opened(Table(tmp_path))).press("group.all")
    for _ in g.AGREED:
        table.press("sentence.0", "sentence.away")

    assert table.sees("Nothing is agreed on now.")
    assert table.press("sentence.add").write(" ").press("agreement.agreed").model.screen is Screen.BEFORE


# Whose turn it is


def test_the_turn_goes_round_with_the_pages_on_which_something_is_answered_or_chosen(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS)
    assert turn(table) == "It is Kettu's turn now"

    table.answers(("north",)).press("also.on")
    assert turn(table) == "It is Kettu's turn now", "the page is not left yet"
    table.press("choice.shore")
    assert turn(table) == "It is Karhu's turn now"
    table.press("play.on")
    assert turn(table) == "It is Karhu's turn now", "a page that only leads on is nobody's turn"


def test_whose_turn_it_is_is_read_aloud_before_the_page(tmp_path: Path) -> None:
    table = playing(tmp_path)
    read = [one.text for one in script.screen(table.tree, table.model.texts.text)]

    assert read.index("It is Kettu's turn now") < read.index("Home.")


def test_back_gives_the_turn_back(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS).press("bar.skip", "also.on", "choice.hill").press("bar.back")
    assert turn(table) == "It is Kettu's turn now"

    assert turn(table.press("choice.hill")) == "It is Karhu's turn now"


def test_to_pass_is_as_easy_as_anything_and_what_was_begun_stays_ones_own(tmp_path: Path) -> None:
    table = playing(tmp_path).tell(m.Edited(Field("answer"), edit_of("Half a")))
    table.press("turn.pass")

    assert turn(table) == "It is Karhu's turn now"
    assert not table.sees("Half a")
    assert drawers(table) == [["Half a"], [], []], "taken along into their own drawer, marked for nothing"
    assert turn(table.press("turn.pass", "turn.pass")) == "It is Kettu's turn now"
    assert table.sees("“Half a”")


def test_what_one_has_copied_is_not_there_for_the_next(tmp_path: Path) -> None:
    table = playing(tmp_path).tell(m.Copied("Half a"))

    assert table.press("turn.pass").model.scrap == ""


def test_what_was_put_on_a_life_line_is_taken_along_when_one_passes(tmp_path: Path) -> None:
    table = playing(tmp_path, DRAWING).press("template.young").draws((0, "Hide and seek", "")).press("turn.pass")

    assert "line" not in table.ids
    assert "Hide and seek" in drawers(table)[0][0]


@given(passes=st.integers(1, 40), size=st.integers(2, 8))
def test_each_comes_once_before_anybody_comes_twice(passes: int, size: int) -> None:
    group = Group(tuple(g.Member(name) for name in NAMES[:size]))
    came = []
    for _ in range(passes):
        came.append(group.turn)
        group = g.turned(group)

    rounds = [came[at : at + size] for at in range(0, passes, size)]
    assert all(one == list(range(size))[: len(one)] for one in rounds)


@given(turn_=st.integers(0, 7), gone=st.integers(0, 7), open_=st.integers(0, 7))
def test_when_somebody_leaves_the_others_keep_their_turn_and_their_drawer(turn_: int, gone: int, open_: int) -> None:
    group = Group(tuple(g.Member(name) for name in NAMES), turn=turn_, open=open_)
    left = g.without(group, gone)

    assert [one.name for one in left.members] == [name for name in NAMES if name != NAMES[gone]]
    if gone != turn_:
        assert left.name(left.turn) == NAMES[turn_]
    assert (left.name(left.open) if left.open is not None else None) == (NAMES[open_] if open_ != gone else None)


# A question goes round


def test_each_answers_for_themselves_and_the_story_hears_the_first_answer(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS).answers(("south",))
    assert table.model.screen is Screen.ALSO
    table.press("also.2")
    assert turn(table) == "Susi answers now. Then it is Kettu's turn again."
    assert not table.sees("Earlier answer")

    table.answers(("north",)).press("also.on")

    assert drawers(table) == [["South"], [], ["North"]]
    assert table.widget("choice.cave").open, "the wind is from the south, as Kettu said"


def test_where_the_first_passes_by_the_story_hears_the_one_who_answers(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS).press("bar.skip", "also.1").answers(("south",)).press("also.on")

    assert table.widget("choice.cave").open


def test_whoever_changes_their_mind_comes_back_to_who_else_wants_to_answer(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS).answers(("south",)).press("also.1", "bar.back")
    assert table.model.screen is Screen.ALSO
    assert "also.1" in table.ids

    table.press("bar.back")
    assert turn(table) == "It is Kettu's turn now"
    table.answers(("north",)).press("also.on")
    assert not table.widget("choice.cave").open, "the first answer is the one that was given anew"


def test_back_from_who_else_leads_to_the_one_who_answered_last(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS).answers(("south",)).press("also.1").answers(("north",)).press("bar.back")

    assert turn(table) == "Karhu answers now. Then it is Kettu's turn again."
    assert table.sees("“North”")
    assert table.press("bar.back").model.screen is Screen.ALSO


def test_when_all_have_been_heard_the_story_goes_on_by_itself(tmp_path: Path) -> None:
    table = playing(tmp_path).answers("One.").press("also.1").answers("Two.").press("also.2").answers("Three.")

    assert table.model.screen is Screen.PLAY
    assert "prompt.battery.customer" in table.ids
    assert drawers(table) == [["One."], ["Two."], ["Three."]]


def test_what_only_the_worker_is_asked_does_not_go_round(tmp_path: Path) -> None:
    table = playing(tmp_path)
    for _ in range(5):
        table.press("bar.skip", "also.on")
    assert "prompt.worker_only.worker" in table.ids

    assert table.press("bar.skip").model.screen is Screen.PLAY


# Deciding


def voting(data: Path, *, private: bool = False) -> Table:
    return playing(data, WAYS).press("bar.skip", "also.on", "turn.vote", "vote.private" if private else "vote.aloud")


def says(table: Table, *choices: str) -> Table:
    for choice in choices:
        if "vote.ready" in table.ids:
            table.press("vote.ready")
        table.press(f"vote.choice.{choice}" if choice else "vote.pass")
    return table


def test_a_group_decides_by_talking_unless_it_wants_to_vote(tmp_path: Path) -> None:
    table = playing(tmp_path, WAYS).press("bar.skip", "also.on")

    assert table.sees("Decide together where the story goes. Kettu presses.")
    assert table.press("choice.shore").model.play.state.where == "shore"


def test_what_was_wished_for_most_is_named_and_the_group_decides(tmp_path: Path) -> None:
    table = says(voting(tmp_path), "shore", "", "shore")
    assert table.sees("This was wished for most.")
    assert table.model.play.state.where == "home"
    assert not [one for one in walk(table.tree) if any(sign.isdigit() for sign in one.label)], "nothing is counted"

    table.press("vote.choice.shore")

    assert table.model.play.state.where == "shore"
    assert here(table).vote is None


def test_what_is_wished_for_alike_is_named_and_chance_may_choose_when_all_say_yes(tmp_path: Path) -> None:
    table = says(voting(tmp_path), "shore", "hill", "")
    assert [one.label for one in walk(table.tree) if one.id.startswith("vote.choice")] == [
        "We do this: Up the hill.", "We do this: Down to the shore.",
    ]  # fmt: skip

    table.press("vote.chance")

    (chosen,) = [one for one in walk(table.tree) if one.id.startswith("vote.choice")]
    assert table.sees("Chance chose this.")
    assert table.press(chosen.id).model.screen is Screen.PLAY


def test_where_nobody_wants_to_say_the_group_talks(tmp_path: Path) -> None:
    assert says(voting(tmp_path), "", "", "").press("vote.leave").model.screen is Screen.PLAY


def test_in_private_the_computer_goes_round_and_the_screen_is_wiped_each_time(tmp_path: Path) -> None:
    table = voting(tmp_path, private=True)
    assert turn(table) == "Hand the computer to Kettu"
    assert not [one for one in table.ids if one.startswith("vote.choice")]

    ready, wiped = update(table.model, t.VoterReady(0))
    said, after = update(ready, t.Voted(0, "shore"))

    assert wiped == after == (Wipe(),)
    assert "Hand the computer to Karhu" in {one.label for one in walk(view(said))}


def test_nobody_says_for_another_or_twice(tmp_path: Path) -> None:
    table = voting(tmp_path, private=True)
    for said in (t.Voted(0, "shore"), t.VoterReady(1), t.VoterReady(0), t.Voted(1, "hill"), t.Voted(0, "nowhere")):
        table.tell(said)
    assert g.voter(here(table)) == 0

    table.tell(t.Voted(0, "shore")).tell(t.Voted(0, "shore"))
    assert g.voter(here(table)) == 1


def test_a_vote_that_is_left_is_forgotten(tmp_path: Path) -> None:
    table = says(voting(tmp_path), "shore").press("bar.back")

    assert table.sees("The vote is forgotten.")
    assert here(table).vote is None
    assert says(voting(tmp_path), "shore").press("bar.stop").model.screen is Screen.ROUND


def test_a_quiet_moment_in_a_vote_comes_back_to_it(tmp_path: Path) -> None:
    table = says(voting(tmp_path), "shore").press("bar.quiet", "bar.back")

    assert table.sees("What do you wish for, Karhu?")


# The end


def parted(table: Table, *says_: str) -> Table:
    """Stop, and go through the round."""
    table.press("bar.stop")
    return table.press(*(says_ or ("round.said", "round.pass", "round.said")))


def two_answered(data: Path) -> Table:
    return playing(data).answers("Rain.").press("also.2").answers("Snow.").press("also.on")


def test_the_round_asks_each_in_turn_aloud_and_writes_nothing_down(tmp_path: Path) -> None:
    table = two_answered(tmp_path).press("bar.stop")
    came = []
    for way in ("round.said", "round.pass", "bar.back", "round.said", "round.said"):
        came.append(turn(table).split("'")[0].rpartition(" ")[2])
        assert not [one for one in walk(table.tree) if one.role is Role.FIELD]
        table.press(way)

    assert came == ["Kettu", "Karhu", "Susi", "Karhu", "Susi"]
    assert turn(table) == "Hand the computer to Kettu"


def test_the_round_may_be_left_out_and_one_can_go_back_into_the_story(tmp_path: Path) -> None:
    table = two_answered(tmp_path).press("bar.stop", "bar.back")
    assert table.model.screen is Screen.PLAY

    assert table.press("bar.stop", "round.leave").model.screen is Screen.HAND


def test_where_nobody_has_answered_nobody_is_asked_to_look(tmp_path: Path) -> None:
    table = playing(tmp_path).press("bar.stop", "round.leave")

    assert table.sees("Nothing is kept.")
    assert table.press("over.close").model.screen is Screen.HOME


def test_each_alone_sees_their_own_answers_and_only_who_has_answered_is_asked(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("hand.me")
    assert table.sees("“Rain.”")
    assert not table.sees("Snow.")
    assert table.marked() == []

    table.press("review.nothing", "over.close")
    assert turn(table) == "Hand the computer to Susi"
    table.press("hand.me")
    assert table.sees("“Snow.”")
    assert not table.sees("Rain.")


def test_each_chooses_for_themselves_and_takes_their_own_copy(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("hand.me", TOLD, "review.keep", "names.fine")
    assert table.model.screen is Screen.RECEIPT
    assert table.press("receipt.own", "along.show").sees("“Rain.”")
    table.press("bar.back", "receipt.done", "hand.me")

    assert table.model.kept == ()
    assert table.model.copied == frozenset()
    assert table.marked() == []
    assert not table.sees("Rain.")


def test_back_never_leads_to_what_another_looked_at_alone(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("hand.me", TOLD, "bar.back", "bar.back")
    assert table.model.screen is Screen.ROUND
    table.press("round.leave", "hand.me")
    assert table.marked() == [TOLD], "the marks are there for the one whose they are"
    table.press("review.nothing", "over.close")

    assert "bar.back" not in table.ids
    assert table.tell(m.WentBack()).model.screen is Screen.HAND
    assert table.press("hand.me", "bar.back").tell(m.WentBack()).model.screen is Screen.HAND
    assert drawers(table) == [[], [], ["Snow."]]


def test_who_does_not_want_to_look_keeps_nothing_and_can_still_go_back(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("hand.not")
    assert table.sees("Nothing of yours is kept.")
    assert table.press("bar.back").sees("“Rain.”")

    assert turn(table.press("review.nothing", "over.close")) == "Hand the computer to Susi"


def test_what_was_marked_and_not_copied_is_told_of_before_one_hands_on(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("hand.me", TOLD, "review.keep", "names.fine", "receipt.done")
    assert table.sees("There is no copy of everything that you marked")

    assert table.press("bar.back").model.screen is Screen.RECEIPT
    assert table.press("receipt.done", "over.close").model.screen is Screen.HAND


def test_all_may_stop_at_once_and_still_go_back(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("bar.stop")
    assert table.sees("the program forgets what all of you answered")
    assert table.press("over.look").model.screen is Screen.HAND

    _, commands = update(table.press("bar.stop").model, m.Done())
    assert Forget() in commands


def test_after_the_last_one_nothing_is_left(tmp_path: Path) -> None:
    table = parted(two_answered(tmp_path)).press("hand.not", "over.close", "hand.not", "over.close")

    assert table.model.screen is Screen.HOME
    assert table.model.group is None
    assert len(table.model.draft) == 0


def test_a_mishap_of_the_program_loses_nobodys_words_and_shows_them_to_nobody_else(tmp_path: Path) -> None:
    good = two_answered(tmp_path).model
    table = parted(two_answered(tmp_path)).press("hand.me", TOLD)
    table.model = mishap(good, table.model, "")
    table.tell(MishapLeft())

    assert table.model.screen is Screen.ROUND, "the page before was of another than the one who sat alone"
    assert drawers(table) == [["Rain."], [], ["Snow."]]
    assert len(table.model.draft) == 0


def test_a_mishap_in_play_comes_back_to_whose_turn_it_was(tmp_path: Path) -> None:
    table = two_answered(tmp_path)
    table.model = mishap(table.model, table.press("turn.pass").model, "")
    table.tell(MishapLeft())

    assert turn(table) == "It is Kettu's turn now"
    assert drawers(table) == [["Rain."], [], ["Snow."]]


def test_the_window_asks_before_it_closes_on_what_waits_in_drawers(tmp_path: Path) -> None:
    assert begun(parted(two_answered(tmp_path)).model)
    assert not begun(playing(tmp_path).model)


def test_of_a_group_nothing_is_stored_even_where_there_is_a_journal(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal()
    gathered(table.opens(ASKING), *THREE).press("group.all", "agreement.agreed")
    assert table.sees("Of a group nothing is stored on this computer.")
    parted(table.press("before.begin").answers("Rain.").press("also.on")).press("hand.me", TOLD, "review.keep")
    _, commands = update(table.model, m.KeepMeant())

    (keep,) = commands
    assert isinstance(keep, Keep)
    assert not keep.store
    assert keep.notice.id == "before_we_start.group"
    assert keep.pseudonym == ""


def test_a_saved_place_and_a_recorded_way_hold_neither_votes_nor_who_answered(tmp_path: Path) -> None:
    table, recorder = playing(tmp_path, WAYS), Recorder()
    ways = [
        "option.north", "also.1", "option.south", "also.on", "turn.vote", "vote.private", "vote.ready",
        "vote.choice.shore", "vote.ready", "vote.choice.shore", "vote.ready", "vote.pass", "vote.choice.shore",
    ]  # fmt: skip
    for way in ways:
        said = table.widget(way).press
        assert said
        table.tell(said)
        recorder.saw(said, table.model)

    assert recorder.moves == (Said("mood", Owner.CUSTOMER, None), Chose("shore"))
    place, _memory = save(WAYS, table.model.play.state)
    assert "north" not in place
    assert not [name for name in THREE if name in place]


def test_when_an_author_edits_the_story_every_drawer_follows_and_a_vote_begins_anew(tmp_path: Path) -> None:
    table = says(voting(tmp_path), "shore")
    edited = replace(WAYS, renamed={"home/mood": "home/wind"}, sha256="another")
    passage = WAYS.passages["home"]
    asked = {"wind": replace(passage.prompts["mood"], name="wind")}
    edited = replace(edited, passages={**WAYS.passages, "home": passage._replace(prompts=asked)})
    group = replace(here(table), members=two_answered(tmp_path).press("bar.stop").model.group.members)  # type: ignore[union-attr]
    moved = tuple(
        replace(one, drawer=replace(one.drawer, draft=replace(one.drawer.draft, answers=tuple(
            replace(answer, prompt="home/mood") for answer in one.drawer.draft
        )))) for one in group.members
    )  # fmt: skip
    table.model = replace(table.model, group=replace(group, members=moved, open=None))

    table.tell(m.StoryEdited(edited, table.model.play.words))

    assert table.model.screen is Screen.PLAY
    assert here(table).vote is None
    assert [[answer.prompt for answer in one.drawer.draft] for one in here(table).members] == [
        ["home/wind"], [], ["home/wind"],
    ]  # fmt: skip


# However people press


class Group3(Wanderer):
    """Three who press anything; whoever sits at the computer writes only their own word."""

    def press(self, number: int) -> Widget | None:
        self.number = number
        return super().press(number)

    def tell(self, said: Message) -> None:
        group = self.model.group
        who = group.at if group else None
        if isinstance(said, m.Wrote) and who is not None and said.into not in ("path", "passphrase"):
            said = m.Wrote(said.into, word(who))
        if isinstance(said, m.Edited) and who is not None:
            said = m.Edited(said.into, edit_of(word(who), several=True))
        if isinstance(said, m.Stopped | m.Done) and self.model.screen in (Screen.GROUP, Screen.HAND):
            return
        super().tell(said)


def word(who: int) -> str:
    return f"kanarialintu{'abc'[who]}"


def three(story: Story, mode: Mode) -> Group3:
    wanderer = Group3(wander([], (mode, story)).model)
    wanderer.tell(t.GroupWanted())
    for name in THREE:
        wanderer.tell(m.Wrote(Field("member.name"), name))
    for said in (t.AllHere(), t.Agreed(), m.Begin()):
        wanderer.tell(said)
    return wanderer


def steps(story: Story, numbers: list[int], mode: Mode = Mode.NOTHING) -> Iterator[tuple[Model, Model, list[object]]]:
    """Give what was before each press, what is after it, and all that was asked of the world."""
    wanderer = three(story, mode)
    for number in numbers:
        before, said = wanderer.model, len(wanderer.seen)
        if before.group is None:
            return
        wanderer.press(number)
        yield before, wanderer.model, wanderer.seen[said:]


PRESSES = st.lists(st.integers(0, 400), min_size=10, max_size=120)
stories = pytest.mark.parametrize(
    "story", [ASKING, WAYS, DRAWING, AROUND], ids=["questions", "ways", "a life line", "a circle"]
)


@stories
@given(numbers=PRESSES)
def test_whatever_a_group_presses_there_is_a_way_on_and_every_id_is_one(story: Story, numbers: list[int]) -> None:
    for _before, after, _seen in steps(story, numbers):
        if after.screen is Screen.GONE:
            return
        tree = view(after)
        ids = [one.id for one in walk(tree)]
        assert len(ids) == len(set(ids))
        assert page(tree, 60, after.texts.text).keys
        assert not [name for name in THREE if name in repr(after)]


@stories
@given(numbers=PRESSES)
def test_no_words_of_one_member_are_seen_or_taken_by_another_who_sits_alone(story: Story, numbers: list[int]) -> None:
    for before, after, seen in steps(story, numbers, Mode.COMPUTER):
        for model in (before, after):
            group = model.group
            if group is None or not (group.alone or group.at is None):
                continue
            others = [word(one) for one in range(3) if one != (group.hand if group.alone else None)]
            shown = "\n".join(lines(page(view(model), 78, model.texts.text)))
            assert not [one for one in others if one in shown]
            for command in seen if model is before else ():
                told = _told(command)
                assert not [one for one in others if one in told]


def _told(command: object) -> str:
    match command:
        case Keep(choices=choices, store=store):
            assert not store
            return "\n".join(choice.answer.words for choice in choices)
        case WriteFile(content=content):
            return content if isinstance(content, str) else ""
        case _:
            return ""


@stories
@given(numbers=PRESSES)
def test_the_words_in_a_drawer_are_those_of_the_one_whose_it_is(story: Story, numbers: list[int]) -> None:
    for _before, model, _seen in steps(story, numbers):
        group = model.group
        if group is None:
            return
        for number, one in enumerate(group.members):
            drafts = (one.drawer.draft, model.draft) if number == group.open else (one.drawer.draft,)
            for draft in drafts:
                for given_ in draft:
                    assert not [word(other) for other in range(3) if other != number and word(other) in given_.words]
        if group.open is None:
            assert len(model.draft) == 0
            assert not model.lines
            assert not model.scrap


@stories
@given(numbers=PRESSES)
def test_a_vote_never_outlives_its_decision_and_a_turn_is_never_skipped(story: Story, numbers: list[int]) -> None:
    for before, after, _seen in steps(story, numbers):
        now, was = after.group, before.group
        if now is None or was is None:
            return
        aside = after.screen in (Screen.QUIET, Screen.SAID, Screen.SETTINGS) and after.came_from is Screen.VOTE
        assert now.vote is None or after.screen is Screen.VOTE or aside
        if len(now.members) == len(was.members):
            assert (now.turn - was.turn) % 3 in (0, 1) or after.play.past != before.play.past
            assert len(now.turns) <= len(after.play.past)


MESSAGES = st.sampled_from(
    [
        t.GroupWanted(), t.AllHere(), t.Agreed(), t.Passed(), t.AllHeard(), t.VoteWanted(), t.ChanceWanted(),
        t.VoteLeft(), t.Spoke(), t.RoundLeft(), t.Alone(), t.NotNow(), t.MemberStays(), t.SentenceUnwanted(),
        *(t.MemberOpened(one) for one in (-1, 0, 2, 9)), *(t.SentenceOpened(one) for one in (-1, 0, 4, 99)),
        *(t.MemberUnwanted(sure) for sure in (False, True)), *(t.VoteHeld(one) for one in (False, True)),
        *(t.OtherAnswers(one) for one in (-1, 0, 1, 9)), *(t.VoterReady(one) for one in (0, 2, 9)),
        *(t.Voted(one, choice) for one in (0, 1, 9) for choice in (None, "hill", "nowhere")),
        m.Chose("hill"), m.Chose("shore"), m.WentOn(), m.Skipped(), m.WentBack(), m.Stopped(), m.Done(), m.Begin(),
        m.KeepNothing(), m.KeepWanted(), m.KeepMeant(), m.JustTrying(), m.Same(), m.TookAway(), m.QuietWanted(),
        m.Wrote(Field("member.name"), "Ilves"), m.Wrote(Field("sentence.words"), "Hiljaa."),
        m.Wrote(Field("pseudonym"), "Maija"), m.Wrote(Field("answer"), "Sade."), m.CopyShown(),
        m.PurposeToggled("home/mood", Owner.CUSTOMER, OWN_COPY),
    ]
)  # fmt: skip


@stories
@given(told=st.lists(MESSAGES, max_size=40))
def test_a_groups_message_that_comes_at_the_wrong_moment_does_no_harm(story: Story, told: list[Message]) -> None:
    model = three(story, Mode.NOTHING).model
    for said in told:
        model, _ = update(model, said)
        if model.screen is Screen.GONE:
            return
        assert [one for one in walk(view(model)) if one.open]
