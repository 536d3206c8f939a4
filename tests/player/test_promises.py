"""The promises to the customer, each as a test."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.journal.body import to_bytes
from pelitarina.journal.draft import Owner
from pelitarina.play.save import save
from pelitarina.player import message
from pelitarina.player.command import Keep
from pelitarina.player.model import Mode, Screen
from pelitarina.player.update import update
from pelitarina.player.widget import Intent, Mark, Role, walk
from tests.player.table import CODE, PIENI, TERMS, Table, asked, item, pieni_words
from tests.player.test_frames import SCREENS, seen

ALL = ("Rain on the yard.", 2, ("friend",), ("cards", "key"), "My cousin.", "My grandmother.", "That you laughed.")
PROMPTS = ["told", "battery", "knock", "packed", "both", "both", "worker_only"]


def reviewed(tmp_path: Path, pseudonym: str = "") -> Table:
    return asked(tmp_path, pseudonym).answers(*ALL).press("bar.stop")


# Three layers, told before play


@pytest.mark.parametrize(
    ("mode", "pseudonym", "told"),
    [
        pytest.param(Mode.NOTHING, "Maija", "what we make a copy of", id="nothing is stored"),
        pytest.param(Mode.COMPUTER, "Maija", "locked on this computer", id="on this computer"),
        pytest.param(Mode.COMPUTER, "", "what we make a copy of", id="just trying, on this computer"),
    ],
)
def test_the_three_layers_and_the_duties_are_told_before_play_as_they_are_here(
    tmp_path: Path, mode: Mode, pseudonym: str, told: str
) -> None:
    table = Table(tmp_path)
    table.model = replace(table.model, mode=mode, terms=TERMS)
    table.opens()
    _ = table.write(pseudonym) if pseudonym else table.press("who.trying")

    assert table.model.screen is Screen.BEFORE
    for said in (told, "only in the memory of this program", "client register", "must also report", "only the story"):
        assert table.sees(said), said
    assert table.sees(TERMS.contact) is (mode is Mode.COMPUTER and bool(pseudonym))


def test_there_is_no_box_to_tick_before_play(tmp_path: Path) -> None:
    table = Table(tmp_path).opens().press("who.trying")

    assert not [widget for widget in walk(table.tree) if widget.role is Role.CHECK]


def test_what_was_told_goes_with_each_choice_as_it_was_told(tmp_path: Path) -> None:
    table = reviewed(tmp_path, "Maija").press(item("home/told", "own_copy"), "review.keep")
    _, (keep,) = update(table.model, message.KeepMeant())

    assert isinstance(keep, Keep)
    assert "only in the memory of this program" in keep.notice.text
    assert (keep.notice.id, keep.notice.language) == ("before_we_start.nothing", "en")


# Nothing is kept by default


def test_nothing_is_marked_at_first(tmp_path: Path) -> None:
    table = reviewed(tmp_path)

    assert len([w for w in walk(table.tree) if w.role is Role.CHECK]) == 2 * len(ALL)
    assert table.marked() == []
    assert "review.keep" not in table.ids


def test_i_keep_nothing_comes_before_any_item_and_is_one_action(tmp_path: Path) -> None:
    table = reviewed(tmp_path)
    items = [number for number, widget_id in enumerate(table.ids) if widget_id.startswith("item.")]

    assert table.ids.index("review.nothing") < min(items)
    assert table.press("review.nothing").sees("Nothing is kept.")


def test_no_is_no_trouble_and_can_be_taken_back_with_the_marks_as_they_were(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/told", "own_copy"), "review.nothing", "bar.back")

    assert table.model.screen is Screen.REVIEW
    assert table.marked() == [item("home/told", "own_copy")]


def test_each_item_has_its_own_choice_for_each_purpose(tmp_path: Path) -> None:
    table = reviewed(tmp_path)
    one, other = item("home/told", "assessment"), item("home/knock", "own_copy")

    assert table.press(one, other).marked() == [one, other]
    assert table.press(one).marked() == [other]


def test_an_answer_that_was_given_anew_is_kept_only_after_a_new_yes(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.stop", item("home/told", "own_copy"), "bar.back", "bar.back")

    table.answers("Sun.").press("bar.stop")

    assert table.sees("“Sun.”")
    assert table.marked() == []


def test_the_same_words_given_again_stay_marked(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.stop", item("home/told", "own_copy"), "bar.back", "bar.back")

    assert table.press("prompt.same", "bar.stop").marked() == [item("home/told", "own_copy")]


def test_an_answer_that_was_taken_away_is_not_marked_when_it_comes_again(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.stop", item("home/told", "own_copy"), "bar.back", "bar.back")

    assert table.press("prompt.away", "bar.back").answers("Rain.").press("bar.stop").marked() == []


# Skip, stop, back, a quiet moment


@pytest.mark.parametrize("answered", range(len(ALL) + 1))
def test_skip_stop_back_and_a_quiet_moment_are_on_every_page_in_the_same_place(tmp_path: Path, answered: int) -> None:
    table = asked(tmp_path).answers(*ALL[:answered])
    *_, foot, bar = table.tree.children

    assert [widget.intent for widget in bar.children] == [
        Intent.BACK,
        Intent.QUIET,
        Intent.STOP,
        Intent.HIDE,
        Intent.SETTINGS,
    ]
    assert bar.id == "play.bar"
    skips = [widget for widget in walk(table.tree) if widget.intent is Intent.SKIP]
    assert len(skips) == (1 if answered < len(ALL) else 0)
    assert all(foot.id == "prompt.foot" and foot.children[-1] == skip for skip in skips)


@pytest.mark.parametrize(
    "screen",
    ["who", "before", "play", "quiet", "said", "review", "change", "area", "names", "over"],
)
def test_one_can_stop_everywhere_and_the_words_are_seen_before_they_go(tmp_path: Path, screen: str) -> None:
    ways = {
        "who": ["bar.back", "bar.back", "bar.back"],
        "before": ["bar.back", "bar.back"],
        "play": [],
        "quiet": ["bar.quiet"],
        "said": ["bar.said"],
        "review": ["bar.stop"],
        "change": ["bar.stop", item("home/told", "change")],
        "area": ["bar.stop", item("home/told", "area")],
        "names": ["bar.stop", item("home/told", "own_copy"), "review.keep"],
        "over": ["bar.stop", "review.nothing"],
    }
    table = asked(tmp_path).answers("Rain.").press(*ways[screen])
    assert table.model.screen == screen

    table.press("over.close" if screen == "over" else "bar.stop")

    wanted = {"over": Screen.HOME, "review": Screen.OVER, "change": Screen.OVER, "area": Screen.OVER}
    assert table.model.screen is wanted.get(screen, Screen.OVER if screen == "names" else Screen.REVIEW)
    assert len(table.model.draft) == (0 if screen == "over" else 1)


def test_to_stop_in_a_quiet_moment_is_to_stop_where_one_was(tmp_path: Path) -> None:
    table = Table(tmp_path).press("home.play", "story.pieni_hetki", "bar.quiet", "bar.stop")

    assert table.model.screen is Screen.SHELF


@pytest.mark.parametrize("way", [[], ["bar.stop"], ["bar.stop", item("home/told", "change")]])
def test_after_a_quiet_moment_all_is_as_it_was(tmp_path: Path, way: list[str]) -> None:
    table = asked(tmp_path).answers("Rain.").press(*way)
    before = table.model

    after = table.press("bar.quiet", "quiet.on").model

    assert replace(after, came_from=before.came_from, aim=before.aim) == before, "but for where the page begins"


def test_a_quiet_moment_has_no_clock_and_says_where_help_is(tmp_path: Path) -> None:
    table = asked(tmp_path).press("bar.quiet")

    assert table.sees("There is no hurry.")
    assert table.sees("112")


def test_what_has_been_said_can_be_read_back_and_each_page_once(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(*ALL).press("choice.secret_door", "bar.said")

    assert [w.label for w in walk(table.tree) if w.role is Role.TEXT] == ["Home.", "The hall."]
    assert table.press("said.on").model.screen is Screen.PLAY


def test_the_whole_story_can_be_gone_through_without_a_single_answer(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(*[""] * len(PROMPTS)).press("choice.secret_door").answers("").press("play.on")

    assert table.press("play.keep").sees("That is quite all right.")
    assert len(table.model.draft) == 0


# No hidden assessment


def test_choices_of_the_story_never_come_into_the_draft_what_is_kept_or_a_saved_place(tmp_path: Path) -> None:
    drafts = []
    for choices in (("ikkuna",), ("odota",)):
        table = Table(tmp_path).opens(PIENI, pieni_words("fi")).begins("Maija")
        table.press(*(f"choice.{name}" for name in choices)).answers("Meri.").press("play.on")
        drafts.append(table.model.draft)
    table.press("bar.stop", item("ikkuna/näkymä", "own_copy"), "review.keep", "names.fine")

    assert drafts[0] == drafts[1]
    told = b"".join(to_bytes(entry.answer) for entry in table.model.kept).decode()
    assert not {"odota", "Seiso", "katkeavat"} & set(told.replace("/", " ").split())
    assert "Meri" not in save(PIENI, table.model.play.state)[0]


def test_only_what_was_answered_comes_to_the_review(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.", "", ("nobody",), "", "", "", "").press("choice.secret_door", "bar.stop")

    assert {(answer.prompt, answer.words) for answer in table.model.draft} == {
        ("home/told", "Rain."),
        ("home/knock", "Nobody's"),
    }


# The customer's words stay the customer's


def test_words_are_kept_as_they_were_written_but_for_what_nobody_can_see(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("  Kotona,\r\n*turvassa* ja {x}\u202e.\n\n").press("bar.stop")

    (answer,) = table.model.draft
    assert answer.words == "  Kotona,\n*turvassa* ja {x}."


def test_each_form_of_answer_comes_to_the_review_in_the_words_the_customer_saw(tmp_path: Path) -> None:
    answers = list(reviewed(tmp_path).model.draft)

    assert [(a.words, a.value, a.note) for a in answers] == [
        ("Rain on the yard.", None, ""),
        ("2", 2, "0 = None, 3 = Plenty"),
        ("A friend's", ("friend",), ""),
        ("Cards, A key", ("cards", "key"), ""),
        ("My cousin.", None, ""),
        ("My grandmother.", None, ""),
        ("That you laughed.", None, ""),
    ]
    assert [a.kind for a in answers] == ["write", "scale", "one", "some", "write", "write", "write"]


def test_answers_are_asked_and_kept_in_the_language_of_the_story(tmp_path: Path) -> None:
    table = Table(tmp_path).opens(PIENI, pieni_words("sv")).begins().at("penkki").answers(("naapuri",))

    (answer,) = table.model.draft
    assert (answer.language, answer.words, answer.value) == ("sv", "Hos en granne", ("naapuri",))


def test_the_workers_words_stand_apart_without_the_customers_quotation_marks(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(*ALL).press("choice.secret_door").answers("Home.").press("bar.stop")
    items = [widget for widget in walk(table.tree) if widget.role is Role.GROUP and widget.arrange == "card"]

    assert [widget.id.rpartition(".")[2] for widget in items] == ["customer"] * 6 + ["worker"] * 2
    assert table.widget(item("home/both", "words")).label == "“My cousin.”"
    assert table.widget(item("home/both", "words", Owner.WORKER)).label == "My grandmother."
    assert table.widget(item("home/both", "question", Owner.WORKER)).label.startswith("The worker's words: ")


def test_the_workers_words_are_kept_only_with_the_customers_yes(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/both", "own_copy"), "review.keep", "names.fine")

    assert [(e.answer.words, e.answer.owner) for e in table.model.kept] == [("My cousin.", Owner.CUSTOMER)]


# Back


def test_back_brings_the_question_back_filled_and_deletes_nothing(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(*ALL)
    draft = table.model.draft
    for prompt in reversed(dict.fromkeys(PROMPTS)):
        table.press("bar.back")
        assert any(w.id.startswith(f"prompt.{prompt}.") for w in walk(table.tree))
        for answer in draft:
            if answer.prompt.endswith(f"/{prompt}"):
                assert any(answer.words in f"{w.label} {w.value}" for w in walk(table.tree))

    assert table.model.draft == draft


def test_an_earlier_answer_stands_with_one_action(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(*ALL)
    before = table.model
    pages = len(set(PROMPTS))
    table.press(*["bar.back"] * pages)
    for _ in range(pages):
        table.press("prompt.done" if "both" in table.ids else "prompt.same")

    assert table.model == before


def test_going_back_past_an_answer_takes_the_story_back_too(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("", 3, "", "", "", "", "")
    assert table.widget("choice.strong").open

    table.press(*["bar.back"] * 5).press("prompt.away").answers("", "", "", "", "")

    assert not table.widget("choice.strong").open


def test_an_answer_can_be_taken_away(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.", 2).press("bar.back", "bar.back")

    table.press("prompt.away")

    assert [answer.prompt for answer in table.model.draft] == ["home/battery"]


def test_to_skip_a_question_that_was_answered_leaves_the_answer_as_it_is(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.", 2)
    before = table.model.draft

    assert table.press("bar.back", "bar.back", "bar.skip", "bar.skip").model.draft == before


def test_marks_are_there_again_and_more_than_may_be_marked_is_refused(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("", "", "", ("cards", "lamp")).press("bar.back")

    assert table.marked() == ["option.cards", "option.lamp"]
    assert table.press("option.key").sees("You can mark 2 at most.")
    assert table.marked() == ["option.cards", "option.lamp"]
    assert table.press("option.cards", "option.key", "prompt.done").model.draft.answers[0].value == ("lamp", "key")


def test_before_the_first_page_stands_what_was_told_and_there_one_returns_from(tmp_path: Path) -> None:
    table = asked(tmp_path).press("bar.back")

    assert table.model.screen is Screen.BEFORE
    assert table.press("before.begin").model.screen is Screen.PLAY


# No identity codes


def test_an_identity_code_is_refused_as_a_name_and_the_text_is_not_lost(tmp_path: Path) -> None:
    table = Table(tmp_path).opens().write(f"Maija {CODE}")

    assert table.model.screen is Screen.WHO
    assert table.sees("does not take them in")
    assert table.widget("pseudonym").value == f"Maija {CODE}"
    assert table.write("Maija").model.pseudonym == "Maija"
    assert table.model.typed == ""


@pytest.mark.parametrize(("name", "told"), [(" \t", "Write a name"), ("x" * 61, "too long")])
def test_a_name_that_is_none_or_too_long_is_asked_again(tmp_path: Path, name: str, told: str) -> None:
    table = Table(tmp_path).opens().write(name)

    assert table.model.screen is Screen.WHO
    assert table.sees(told)


def test_an_identity_code_is_refused_as_an_answer_and_the_text_is_not_lost(tmp_path: Path) -> None:
    table = asked(tmp_path).write(f"I am {CODE}.")

    assert table.sees("does not take them in")
    assert len(table.model.draft) == 0
    assert table.widget("answer").value == f"I am {CODE}."
    assert table.widget("typed").label == f"I am {CODE}."
    table.press("bar.quiet", "quiet.on")
    assert table.widget("answer").value == f"I am {CODE}."
    assert table.write("I am me.").model.typed == ""
    assert [answer.words for answer in table.model.draft] == ["I am me."]


def test_an_identity_code_is_refused_in_changed_words_and_the_text_is_not_lost(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/told", "change")).write(f"I am {CODE}.")

    assert table.model.screen is Screen.CHANGE
    assert table.sees("does not take them in")
    assert table.widget("changed").value == f"I am {CODE}."
    assert table.write("I am me.").sees("“I am me.”")
    assert table.stands() is Screen.REVIEW


def test_what_was_refused_for_one_answer_does_not_turn_up_at_another(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/told", "change")).write(f"I am {CODE}.").press("bar.back")

    assert table.press(item("home/both", "change")).widget("changed").value == "My cousin."
    table.press("change.leave", "bar.back")
    assert table.model.typed == ""


def test_what_was_refused_in_play_does_not_turn_up_at_the_review(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.back").write(f"I am {CODE}.").press("bar.stop")

    assert table.press(item("home/told", "change")).widget("changed").value == "Rain."


# Changing and placing words at the review


def test_changed_words_take_the_place_of_the_old_and_stay_marked(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/told", "own_copy"), item("home/told", "change")).write("Snow.")

    assert table.marked() == [item("home/told", "own_copy")]
    assert table.widget(item("home/told", "words")).label == "“Snow.”"


@pytest.mark.parametrize("way", ["an empty text", "it stays as it was"])
def test_words_may_stay_as_they_were(tmp_path: Path, way: str) -> None:
    table = reviewed(tmp_path).press(item("home/told", "change"))
    _ = table.write(" ") if way == "an empty text" else table.press("change.leave")

    assert table.model.screen is Screen.REVIEW
    assert table.sees("“Rain on the yard.”")


def test_only_written_words_can_be_changed(tmp_path: Path) -> None:
    ids = reviewed(tmp_path).ids

    assert item("home/told", "change") in ids
    assert not {item(f"home/{name}", "change") for name in ("battery", "knock", "packed")} & set(ids)


def test_where_the_story_leaves_it_open_the_customer_says_which_part_of_life_it_is_about(tmp_path: Path) -> None:
    table = reviewed(tmp_path)
    assert [i for i in table.ids if i.endswith(".area")] == [item("home/told", "area")]

    table.press(item("home/told", "area"), "area.asuminen")
    assert table.model.draft.answers[0].area == "asuminen"
    assert table.widget(item("home/told", "area")).label == "Part of life: Home"

    assert table.press(item("home/told", "area"), "area.none").model.draft.answers[0].area is None


def test_a_part_of_life_that_was_said_stays_when_the_answer_is_given_anew(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.stop", item("home/told", "area"), "area.arki", "bar.back")

    table.press("bar.back").answers("Snow.")

    assert [(a.words, a.area) for a in table.model.draft] == [("Snow.", "arki")]


# Somebody else's name


def test_before_written_words_are_kept_it_is_asked_whether_somebody_elses_name_is_in_them(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/told", "own_copy"), item("home/knock", "own_copy"), "review.keep")

    assert table.model.screen is Screen.NAMES
    assert [w.label for w in walk(table.tree) if w.role is Role.QUOTE] == ["“Rain on the yard.”"]
    assert table.press("names.look").model.screen is Screen.REVIEW
    assert table.press("review.keep", "names.fine").model.screen is Screen.RECEIPT


def test_nobodys_name_can_be_in_a_number_or_an_option_so_it_is_not_asked(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item("home/knock", "own_copy"), item("home/battery", "own_copy"), "review.keep")

    assert table.model.screen is Screen.RECEIPT


# The listener


def test_the_listeners_questions_are_hidden_and_shown_by_one_key_and_never_recorded(tmp_path: Path) -> None:
    table = asked(tmp_path)
    assert "talk" in table.ids

    assert "talk" not in table.press("bar.talk").ids
    assert "talk" in table.press("bar.talk").ids
    assert len(table.answers(*ALL).model.draft) == len(ALL)
    assert not any("good to be" in answer.question + answer.words for answer in table.model.draft)


# One way on


def mains(table: Table, *, but: tuple[Role, ...]) -> list[str]:
    """The main ways on; a field and what takes it in are the same way, so that one of them is left out."""
    found = [widget for widget in walk(table.tree) if Mark.MAIN in widget.marks and widget.open]
    return [widget.id for widget in found if widget.role not in but]


WAYS = pytest.mark.parametrize(
    "but",
    [
        pytest.param((Role.SUBMIT,), id="where Enter ends a line"),
        pytest.param((Role.FIELD, Role.SECRET), id="where a button takes it in"),
    ],
)


@WAYS
@pytest.mark.parametrize("name", SCREENS)
def test_there_is_never_more_than_one_main_way_on(name: str, but: tuple[Role, ...]) -> None:
    assert len(mains(seen(name), but=but)) <= 1


@WAYS
def test_where_an_answer_was_given_before_the_one_main_way_is_to_leave_it(
    but: tuple[Role, ...], tmp_path: Path
) -> None:
    table = asked(tmp_path)
    for given in (*((one,) for one in ALL[:4]), ALL[4:6], ALL[6:]):
        assert len(mains(table, but=but)) <= 1
        same = "prompt.done" if "both" in table.ids else "prompt.same"
        assert mains(table.answers(*given).press("bar.back"), but=but) == [same]
        table.press(same)


@pytest.mark.parametrize("name", SCREENS)
def test_a_field_and_what_takes_it_in_are_marked_alike(name: str) -> None:
    table = seen(name)
    for submit in (widget for widget in walk(table.tree) if widget.role is Role.SUBMIT):
        fields = [widget for widget in walk(table.tree) if widget.role in (Role.FIELD, Role.SECRET)]
        assert any(Mark.MAIN in field.marks for field in fields) == (Mark.MAIN in submit.marks)


def test_a_scale_and_options_have_no_answer_that_enter_would_give(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("")
    for _ in range(3):
        assert not [widget for widget in walk(table.tree) if Mark.MAIN in widget.marks]
        table.press("bar.skip")
