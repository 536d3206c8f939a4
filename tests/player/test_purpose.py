"""The purposes that a run may keep for are those that the review screen offers."""

from pelitarina.play.playthrough import PURPOSES
from pelitarina.player.view.purpose import LABELS


def test_a_run_may_keep_for_what_the_review_screen_offers_and_nothing_else() -> None:
    assert set(PURPOSES) == set(LABELS)
