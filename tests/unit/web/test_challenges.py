"""Challenges are answered once, in time, and are no way to fill the memory."""

from datetime import UTC, datetime, timedelta

from led_web.challenges import LIFETIME, Challenges

START = datetime(2026, 11, 23, 18, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at


def test_a_challenge_is_answered_once() -> None:
    challenges = Challenges(Clock().now)
    challenge = challenges.make()
    assert challenges.use(challenge)
    assert not challenges.use(challenge)


def test_no_two_challenges_are_the_same_and_each_looks_like_ours() -> None:
    challenges = Challenges(Clock().now)
    made = {challenges.make() for _ in range(100)}
    assert len(made) == 100
    assert all(Challenges.looks_like_ours(one) for one in made)
    assert not Challenges.looks_like_ours("uZHVtbXkgY2hhbGxlbmdl")


def test_a_challenge_that_nobody_made_is_not_answered() -> None:
    assert not Challenges(Clock().now).use("led-guess")


def test_a_challenge_ends() -> None:
    clock = Clock()
    challenges = Challenges(clock.now)
    early, late = challenges.make(), challenges.make()
    clock.at = START + LIFETIME - timedelta(seconds=1)
    assert challenges.use(early)
    clock.at = START + LIFETIME
    assert not challenges.use(late)


def test_the_oldest_makes_room() -> None:
    challenges = Challenges(Clock().now, most=2)
    first, second, third = challenges.make(), challenges.make(), challenges.make()
    assert [challenges.use(one) for one in (first, second, third)] == [False, True, True]
