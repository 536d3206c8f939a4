"""What do the effects of a story change, told as moves of slots?"""

from collections.abc import Mapping

from pelitarina.check.reach.move import Add, Move, Put
from pelitarina.check.reach.translate import Slots
from pelitarina.story.effect import Effect
from pelitarina.story.expression import Value
from pelitarina.story.model import Number, OneOf, Passage, Rule, SomeOf, Story


class Changes:
    """The moves of all effects, each worked out once: ``known`` keeps them by ``id``, ``alike`` by what they change."""

    def __init__(self, story: Story, slots: Slots) -> None:
        self.story, self.slots = story, slots
        self.known: dict[int, tuple[Move, ...]] = {}
        self.alike: dict[tuple[tuple[str, str, Value], ...], tuple[Move, ...]] = {}
        self.entering: Mapping[str, tuple[Move, ...]] = {
            name: self.enter_moves(passage) for name, passage in story.passages.items()
        }

    def enter_moves(self, passage: Passage) -> tuple[Move, ...]:
        count = self.slots.counts.get(passage.name)
        counts: tuple[Move, ...] = (Add(count, 1),) if count else ()
        return counts + self.effects(passage.effects)

    def effects(self, effects: tuple[Effect, ...]) -> tuple[Move, ...]:
        """Give the moves of effects: every ``set``, then every ``add``."""
        if not effects:
            return ()
        moves = self.known.get(id(effects))  # the story holds them, and there are very many
        if moves is None:
            alike = tuple([one[:3] for one in effects])  # all but where it stands
            if alike not in self.alike:
                ordered = sorted(effects, key=lambda one: one.word == "add")
                self.alike[alike] = tuple(move for effect in ordered for move in self.moves(effect))
            moves = self.known[id(effects)] = self.alike[alike]
        return moves

    def moves(self, effect: Effect) -> list[Move]:
        match self.story.variables[effect.variable]:
            case Number():
                slot = self.slots.values[effect.variable]
                value = int(effect.value) if isinstance(effect.value, int) else 0
                if effect.word == "add":
                    return [Add(slot, value)]
                return [Put(slot, max(slot.low, min(slot.high, value)))]
            case OneOf():
                slot = self.slots.values[effect.variable]
                return [Put(slot, slot.options.index(str(effect.value)))]
            case SomeOf():
                named = effect.value if isinstance(effect.value, frozenset) else frozenset({str(effect.value)})
                bits = self.slots.bits[effect.variable]
                kept = bits if effect.word == "set" else {option: bits[option] for option in named}
                return [Put(bit, 1 if option in named else 0) for option, bit in kept.items()]
            case Rule():
                return []
            case _:
                return [Put(self.slots.values[effect.variable], int(effect.value is True))]
